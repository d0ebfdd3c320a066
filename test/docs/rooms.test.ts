import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

interface Room {
  readonly name: string;
  readonly path: string;
  readonly holds: string;
  readonly mayImport: readonly string[];
}

const root = resolve(import.meta.dirname, '../..');

const { rooms } = createRequire(import.meta.url)(resolve(root, 'test/structure/rooms.cjs')) as { rooms: Room[] };

it('draws in CONTRIBUTING.md the rooms that the imports are held to', () => {
  const drawn = readFileSync(resolve(root, 'CONTRIBUTING.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()).slice(1, 4)); // prettier-ignore
  expect(drawn).toEqual(
    rooms.map(({ path, holds, mayImport }) => [`\`${path}\``, holds, mayImport.join(', ') || 'itself only']),
  );
});
