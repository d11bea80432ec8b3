/** What scripts rely on; listed in docs/cli.md. A signal before any plan, or a second one, gives 128 + its number. */
export const EXIT = {
  ok: 0,
  /** Also when the referee rejects our own plan. */
  internal: 1,
  /** Usage, or input that cannot be planned. */
  input: 2,
  /** A source of travel times failed. */
  travel: 3,
  /** With `--fail-on-unassigned`: orders are left over. */
  unassigned: 4,
  /** `check` found violations. */
  violations: 5,
  /** An output cannot be written. */
  output: 6,
} as const;
