import type { Command } from 'commander';
import { type CommandWords, commandWords, type OptionWords } from './command-words.ts';
import type { Shell } from './shells.ts';

const HEADS: Readonly<Record<Shell, string>> = {
  bash: '# dayroute completion for bash: source <(dayroute completion bash)',
  zsh: '#compdef dayroute\n# dayroute completion for zsh: source <(dayroute completion zsh)',
  fish: '# dayroute completion for fish: dayroute completion fish > ~/.config/fish/completions/dayroute.fish',
};

/** The completion script of a shell; it needs no dayroute to run. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = commandWords(program);
  const body = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
  return `${HEADS[shell]}\n${body}`;
}

function bashScript(commands: readonly CommandWords[]): string {
  const options = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map((o) => o.long).join(' ')}" ;;`,
  );
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ long, short, takesValue, choices }) => {
      if (!takesValue) return [];
      const keys = [long, short].filter(Boolean).map((flag) => `"${name} ${flag}"`);
      return [`    ${keys.join(' | ')}) words="${choices.join(' ')}"; isValue=1 ;;`];
    }),
  );
  const first = commands.flatMap(({ name, argumentChoices }) =>
    argumentChoices.length === 0 ? [] : [`    ${name}) words="${argumentChoices.join(' ')}" ;;`],
  );
  return `_dayroute() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words="" isValue=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join('\n')}
  esac
  if [ -z "$isValue" ]; then
    if [[ "$current" == -* ]]; then
      case "$command" in
${options.map((line) => `  ${line}`).join('\n')}
      esac
    elif [ "$COMP_CWORD" -eq 2 ]; then
      case "$command" in
${first.map((line) => `  ${line}`).join('\n')}
      esac
    fi
  fi
  # without words of its own anything may be a file
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current"))
  else compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -F _dayroute dayroute
`;
}

function zshScript(commands: readonly CommandWords[]): string {
  const list = commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`);
  const cases = commands.map(({ name, options, argumentChoices }) => {
    const specs = options.map((option) => quoted(zshOption(option)));
    const rest = argumentChoices.length > 0 ? `*: :(${argumentChoices.join(' ')})` : '*:file:_files';
    return `    ${name}) _arguments ${[...specs, quoted(rest)].join(' \\\n      ')} ;;`;
  });
  return `_dayroute() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _dayroute dayroute
`;
}

function zshOption({ long, about, takesValue, choices }: OptionWords): string {
  // brackets and colons are the syntax of these
  const words = about.replace(/[[\]]/g, '').replaceAll(':', '\\:');
  const value = takesValue ? `:value:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : '';
  return `${takesValue ? '*' : ''}${long}[${words}]${value}`;
}

function fishScript(commands: readonly CommandWords[]): string {
  const lines = ['complete -c dayroute -n __fish_use_subcommand -l help -l version'];
  for (const { name, about, options, argumentChoices } of commands) {
    lines.push(`complete -c dayroute -f -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`);
    const here = `complete -c dayroute -n '__fish_seen_subcommand_from ${name}'`;
    if (argumentChoices.length > 0) lines.push(`${here} -f -a ${quoted(argumentChoices.join(' '))}`);
    for (const { long, short, about: what, takesValue, choices } of options) {
      const letter = short === undefined ? '' : ` -s ${short.slice(1)}`;
      const value = !takesValue ? '' : choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ' -r -F';
      lines.push(`${here}${letter} -l ${long.slice(2)}${value} -d ${quoted(what)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A word that no shell looks into. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
