import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const files = globSync('src/{analytics,market,claims,reports,messages,alerts,community}/**/*.ts', { cwd: root }).map(
  (file) => relative(root, resolve(root, file)),
);

interface Example {
  readonly expression: string;
  readonly value: string;
}

/** Every `@example expression; // => value` of a text; one that spans lines has them joined. */
function examplesOf(source: string): Example[] {
  const blocks = source.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  const tags = blocks.flatMap((block) => block.replace(/^\s*\*\/?/gm, ' ').split(/(?=@[a-z]+\s)/));
  return tags
    .map((tag) => /^@example\s+([\s\S]+?);?\s*\/\/ =>([\s\S]+)$/.exec(tag.replace(/\*\/$/, '')))
    .filter((match) => match !== null)
    .map(([, expression, value]) => ({ expression: expression!.trim(), value: value!.trim() }));
}

/** Evaluates an expression with everything a module exports in scope. */
function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  const inScope = runInThisContext(`({ ${Object.keys(scope).join(', ')} }) => (${expression})`) as (
    s: object,
  ) => unknown;
  return inScope(scope);
}

/** Typed arrays as plain ones, numbers cut to 12 digits so that a last bit of a logarithm does not matter. */
function comparable(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return Array.from(value as Iterable<unknown>, comparable);
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, comparable(inner)]));
}

const load = async (file: string) => (await import(pathToFileURL(resolve(root, file)).href)) as Record<string, unknown>;

const examples = files.flatMap((file) =>
  examplesOf(readFileSync(resolve(root, file), 'utf8')).map((example) => ({ file, ...example })),
);

describe('an example in a doc block of a pure room', () => {
  it.each(examples)('is true: $expression in $file', async ({ file, expression, value }) => {
    const actual = comparable(evaluate(expression, await load(file)));
    expect(actual).toStrictEqual(comparable(evaluate(value, {})));
  });
});

describe('an exported function of the analytics', () => {
  const numeric = files.filter((file) => /^src\/analytics\//.test(file));
  it.each(numeric)('has an example for each function in %s', (file) => {
    const source = readFileSync(resolve(root, file), 'utf8');
    const exported = [...source.matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name]) => name!);
    const shown = examplesOf(source).map(({ expression }) => expression);
    expect(exported.filter((name) => !shown.some((expression) => expression.includes(`${name}(`)))).toEqual([]);
  });
});
