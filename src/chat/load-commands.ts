import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '../errors.ts';
import { inEnglish } from '../messages/speaker.ts';
import { isValue, type Text } from '../messages/text.ts';
import type { Command, OptionSpec } from './command.ts';
import { optionKey, snakeCase } from './parser/tokens.ts';

/** Discord's limits, which every command keeps so that it works everywhere. */
const most = { options: 25, about: 100, choices: 25, choiceLength: 100 };

const kinds = new Set(['pair', 'symbol', 'symbols', 'integer', 'number', 'date', 'dates', 'choice', 'flag', 'text']);

/** Everything that is wrong with what a command file exports; empty where it is sound. */
export function commandProblems(exported: unknown, fileName: string): string[] {
  if (!looksLikeCommand(exported))
    return ['it must export defineCommand({ name, about, examples, options, run }) by default'];
  return [
    ...problemsOfName(exported, fileName),
    ...problemsOfAbout(exported.about, 'the command'),
    ...problemsOfExamples(exported),
    ...problemsOfOptions(exported),
  ];
}

function looksLikeCommand(exported: unknown): exported is Command {
  if (typeof exported !== 'object' || exported === null) return false;
  const { name, about, examples, options, run } = exported as Record<string, unknown>;
  const described = typeof name === 'string' && isText(about) && Array.isArray(examples);
  return described && typeof options === 'object' && options !== null && typeof run === 'function';
}

function problemsOfName({ name }: Command, fileName: string): string[] {
  if (!/^[a-z]{1,32}$/.test(name)) return [`the name "${name}" must be 1 to 32 letters a to z`];
  return name === fileName ? [] : [`the name "${name}" must equal the file's name`];
}

const isText = (about: unknown): about is Text => typeof about === 'string' || isValue(about);

function problemsOfAbout(about: unknown, what: string): string[] {
  const said = isText(about) ? inEnglish(about) : '';
  const sound = said.length >= 1 && said.length <= most.about;
  return sound ? [] : [`${what} needs an "about" of 1 to ${most.about} characters`];
}

function problemsOfExamples({ name, examples }: Command): string[] {
  if (examples.length === 0) return ['it needs at least one example'];
  return examples
    .filter((example) => example !== name && !example.startsWith(`${name} `))
    .map((example) => `the example "${example}" must begin with ${name}`);
}

function problemsOfOptions({ options }: Command): string[] {
  const entries = Object.entries(options);
  const keys = entries.map(([name]) => optionKey(name));
  return [
    ...(entries.length > most.options ? [`it has more than ${most.options} options`] : []),
    ...(new Set(keys).size < keys.length ? ['two options have the same name'] : []),
    ...(entries.filter(([, spec]) => spec.kind === 'text' && spec.byName !== true).length > 1
      ? ['it has more than one text option']
      : []),
    ...entries.flatMap(([name, spec]) => problemsOfOption(name, spec)),
  ];
}

function problemsOfOption(name: string, spec: OptionSpec): string[] {
  if (!/^[a-z][a-zA-Z0-9]{0,31}$/.test(name) || snakeCase(name).length > 32) {
    return [`the option "${name}" must be camelCase and at most 32 letters`];
  }
  if (!kinds.has(spec.kind)) return [`the option ${name} has the unknown kind "${spec.kind}"`];
  return [
    ...problemsOfAbout(spec.about, `the option ${name}`),
    ...problemsOfBounds(spec).map((p) => `the option ${name} ${p}`),
  ];
}

function problemsOfBounds(spec: OptionSpec): string[] {
  switch (spec.kind) {
    case 'integer':
      return problemsOfNumbers(spec, [spec.min, spec.max, ...(spec.suggested ?? [])].every(Number.isInteger));
    case 'number':
      return problemsOfNumbers(spec, [spec.min, spec.max].every(Number.isFinite));
    case 'symbols':
      return spec.min >= 1 && spec.min <= spec.max && spec.max <= 25
        ? []
        : ['must take 1 to 25 symbols, min up to max'];
    case 'choice':
      return problemsOfChoices(spec);
    case 'text':
      return Number.isInteger(spec.maxLength) && spec.maxLength >= 1 ? [] : ['needs a maxLength of at least 1'];
    case 'pair':
    case 'symbol':
    case 'date':
    case 'dates':
    case 'flag':
      return [];
  }
}

function problemsOfNumbers(
  spec: { min: number; max: number; fallback?: number; suggested?: readonly number[] },
  sound: boolean,
): string[] {
  if (!sound || spec.min > spec.max) return ['needs bounds, min up to max'];
  const offered = [...(spec.suggested ?? []), ...(spec.fallback === undefined ? [] : [spec.fallback])];
  const outside = offered.filter((value) => value < spec.min || value > spec.max);
  return outside.map((value) => `offers ${value}, which is outside its own bounds`);
}

function problemsOfChoices(spec: { choices: readonly string[]; fallback?: string }): string[] {
  const { choices, fallback } = spec;
  const lengths = choices.every(
    (choice) => choice.length >= 1 && choice.length <= most.choiceLength && !/\s/.test(choice),
  );
  if (choices.length < 1 || choices.length > most.choices || !lengths) {
    return [`needs 1 to ${most.choices} choices, each one word`];
  }
  return fallback === undefined || choices.includes(fallback) ? [] : [`falls back to ${fallback}, which is no choice`];
}

/**
 * Every command of a folder, by name. Strict: a file that is no sound command stops the start with a `ConfigError`
 * that names each such file and what is wrong with it.
 */
export async function loadCommands(folder: string): Promise<readonly Command[]> {
  const files = (await readdir(folder)).sort();
  const loaded = await Promise.all(files.map((file) => loadFile(folder, file)));
  const problems = loaded.flatMap((outcome) => outcome.problems);
  if (files.length === 0) problems.push(`${folder}: there is no command in it`);
  if (problems.length > 0) throw new ConfigError(problems);
  return loaded.flatMap((outcome) => (outcome.command === undefined ? [] : [outcome.command]));
}

/**
 * One command alone, where all that its reply needs is in its own file: a question in a terminal then loads a fraction of
 * the program. Undefined where there is no such command, or where it may ask for the others.
 */
export async function loadHeavyCommand(folder: string, name: string): Promise<Command | undefined> {
  if (!(await readdir(folder)).includes(`${name}.ts`)) return undefined;
  const { command, problems } = await loadFile(folder, `${name}.ts`);
  return problems.length === 0 && command?.heavy === true ? command : undefined;
}

async function loadFile(folder: string, file: string): Promise<{ command?: Command; problems: string[] }> {
  if (!/^[a-z]+\.ts$/.test(file)) return { problems: [`${file}: a command's file is named like ping.ts`] };
  try {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as { default?: unknown };
    const problems = commandProblems(module.default, file.slice(0, -'.ts'.length));
    return { command: module.default as Command, problems: problems.map((problem) => `${file}: ${problem}`) };
  } catch (error) {
    return { problems: [`${file}: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
