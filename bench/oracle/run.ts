import { parseArgs } from 'node:util';
import { checkPlan } from '../../src/check/index.ts';
import { holdAgainst, type Verdict } from '../../test/oracle/hold-against.ts';
import { judgePlan } from '../../test/oracle/plan-judge.ts';
import { RULES, type Rule, randomDay, someRules } from '../../test/oracle/random-days.ts';
import { randomTours } from '../../test/oracle/random-tours.ts';

const HELP = `npm run bench:oracle -- [options]

Holds search and referee against the exhaustive oracle on many tiny days, by default with every rule by itself. Misses are printed with their seed.

  --rules break,trips       these rules, all at once
  --mix 2,3                 so many rules, drawn for each day
  --only lateness,...       draws from these
  --with arrivals,...       adds these to each
  --seeds 1-1000            default 1-200
  --stops N                 of a day (default 6)
  --iterations N            of a search (default 20000)
  --agreement               referee against oracle on random plans, valid or not, instead of solving
  --quiet                   counts alone
`;

const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    mix: { type: 'string' },
    only: { type: 'string' },
    with: { type: 'string' },
    seeds: { type: 'string', default: '1-200' },
    stops: { type: 'string', default: '6' },
    iterations: { type: 'string', default: '20000' },
    agreement: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}

const all = Object.keys(RULES) as Rule[];
const known = (text: string): Rule[] =>
  text.split(',').map((name) => {
    if (name in RULES) return name as Rule;
    throw new Error(`unknown rule ${name}; known: ${all.join(', ')}`);
  });
const [first, last = first] = values.seeds.split('-').map(Number);
const always = values.with === undefined ? [] : known(values.with);
const from = (values.only === undefined ? all : known(values.only)).filter((rule) => !always.includes(rule));
const kinds: readonly { readonly name: string; readonly rulesOf: (seed: number) => Rule[] }[] =
  values.rules !== undefined
    ? [{ name: values.rules, rulesOf: () => known(values.rules as string) }]
    : values.mix !== undefined
      ? values.mix.split(',').map((mix) => ({
          name: `${mix} mixed`,
          rulesOf: (seed: number) => [...someRules(seed, Number(mix), from), ...always],
        }))
      : from.map((rule) => ({ name: [rule, ...always].join(','), rulesOf: () => [rule, ...always] }));

for (const { name, rulesOf } of kinds) {
  const counts: Record<string, number> = {};
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (let seed = first; seed <= last; seed++) {
    const day = randomDay(seed, rulesOf(seed), Number(values.stops));
    if (values.agreement) {
      for (const tours of randomTours(day, seed, 20)) {
        const { faults, plan } = judgePlan(day.problem, day.travel, tours);
        const [found] = checkPlan(day.problem, plan, day.travel, { strict: true });
        const isAgreed = (found === undefined) === (faults.length === 0);
        count(isAgreed ? (faults.length === 0 ? 'both pass' : 'both object') : 'DISAGREE');
        if (!isAgreed)
          console.log(`seed ${seed} [${day.rules}]: oracle ${faults}; referee ${found?.code} ${found?.message}`);
      }
      continue;
    }
    const { verdict, about } = holdAgainst(day, Number(values.iterations));
    count(verdict);
    const isMiss = (['dearer', 'leaves out', 'rejected', 'impossible'] as Verdict[]).includes(verdict);
    if (isMiss && !values.quiet) console.log(`  ${verdict}: ${about}`);
  }
  console.log(
    `${name}: ${Object.entries(counts)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ')}`,
  );
}
