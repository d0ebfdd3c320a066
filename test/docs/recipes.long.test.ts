import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const run = promisify(execFile);

/** What a check may take on a busy machine. */
const CHECK_MS = 600_000;

interface Recipe {
  readonly name: string;
  /** Files by their path in the tree. */
  readonly files: ReadonlyMap<string, string>;
  readonly checks: readonly string[];
}

/** The recipes of a text: each `###` section with a path above every block of code, and its checks in a block of shell. */
export function recipesOf(text: string): Recipe[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((section) => ({
      name: section.split('\n', 1)[0]!,
      files: new Map(
        [...section.matchAll(/^`([^`\n]+)`\n\n```ts\n([\s\S]*?)^```/gm)].map(([, path, code]) => [path!, code!]),
      ),
      checks: [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block!.trim().split('\n')),
    }))
    .filter(({ files }) => files.size > 0);
}

/** A copy of the tree without its history; what npm installed is shared. */
async function copyTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'rift-recipe-'));
  const left = /\/(?:node_modules|\.git|out|coverage|data|recipes\.long\.test\.ts)$/;
  await cp(root, copy, { recursive: true, filter: (path) => !left.test(path) || path.endsWith('support/data') });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function write(copy: string, files: Recipe['files']): Promise<void> {
  for (const [path, code] of files) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), code);
  }
}

const recipes = recipesOf(await readFile(join(root, 'CONTRIBUTING.md'), 'utf8'));

it('CONTRIBUTING.md has a recipe for a command, a price source and a platform', () => {
  expect(recipes.map(({ name }) => name)).toEqual(['A command', 'A price source', 'A platform']);
});

describe.each(recipes)('The recipe for $name', ({ files, checks }) => {
  let copy: string;
  beforeAll(async () => {
    copy = await copyTree();
    await write(copy, files);
  }, CHECK_MS);
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it.each(checks)(
    'passes %s',
    async (check) => {
      const failure = await run('bash', ['-c', check], { cwd: copy, timeout: CHECK_MS, maxBuffer: 1e8 }).then(
        () => '',
        (error: unknown) => JSON.stringify(error).slice(-4_000), // its stdout and stderr come last
      );
      expect(failure).toBe('');
    },
    CHECK_MS,
  );
});
