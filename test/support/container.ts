import { readFileSync } from 'node:fs';

/** An instruction of the Dockerfile and what it is given. */
function instructions(): readonly (readonly [name: string, given: string])[] {
  const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
}

const commandIn = (given: string): string[] => JSON.parse(given.slice(given.indexOf('['))) as string[];

const given = (name: string): string[] => instructions().filter(([one]) => one === name).map(([, rest]) => rest); // prettier-ignore

/** How the packages of the image are installed. */
export function installCommand(): string[] {
  return commandIn(given('RUN')[0]!);
}

/** What the image runs. */
export function startCommand(): string[] {
  return commandIn(given('CMD')[0]!);
}

/** What tells whether it is alive. */
export function healthCommand(): string[] {
  return commandIn(given('HEALTHCHECK')[0]!);
}

/** What is copied into the image before the packages are installed, and after. */
export function copiedNames(): readonly string[] {
  const own = given('COPY').filter((rest) => !rest.startsWith('--from'));
  return own.flatMap((rest) => rest.split(' ').slice(0, -1));
}

/** Settings the image brings along. */
export function imageEnvironment(): Readonly<Record<string, string>> {
  const pairs = given('ENV').flatMap((rest) => rest.split(' '));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
