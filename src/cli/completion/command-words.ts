import type { Command, Option } from 'commander';

/** What can be typed after `dayroute`. */
export interface CommandWords {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionWords[];
  /** Words its first argument can be; empty = a file. */
  readonly argumentChoices: readonly string[];
}

export interface OptionWords {
  /** `--time-limit` */
  readonly long: string;
  readonly short: string | undefined;
  readonly about: string;
  readonly takesValue: boolean;
  /** Words its value can be; empty = a file. */
  readonly choices: readonly string[];
}

/** Every command with its options, read off the program itself so that they cannot drift apart. */
export function commandWords(program: Command): CommandWords[] {
  return program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: [...command.options, command.createOption('-h, --help', 'print help')].map(optionWords),
    argumentChoices: command.registeredArguments[0]?.argChoices ?? [],
  }));
}

function optionWords(option: Option): OptionWords {
  return {
    long: option.long ?? '',
    short: option.short,
    about: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? (option.long === '--date' ? ['today', 'tomorrow'] : []),
  };
}
