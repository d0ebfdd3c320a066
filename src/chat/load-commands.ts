import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '../core/errors.ts';
import { commandProblems } from './command-problems.ts';
import type { Command } from './command.ts';

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
