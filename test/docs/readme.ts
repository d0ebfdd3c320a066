/** Writes the parts of the README that say what the code says: the commands, and the rooms as a picture. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { loadCommands } from '../../src/chat/load-commands.ts';
import type { Command } from '../../src/chat/command.ts';
import { inEnglish } from '../../src/messages/speaker.ts';

interface Room {
  readonly name: string;
  readonly path: string;
  readonly mayImport: readonly string[];
}

const root = resolve(import.meta.dirname, '../..');

const readmeFile = resolve(root, 'README.md');

const { rooms } = createRequire(import.meta.url)(resolve(root, 'test/structure/rooms.cjs')) as { rooms: Room[] };

/** One row for each command: what it answers, who may ask it, and a line to copy. */
function commandTable(commands: readonly Command[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = commands.map(({ name, about, allowed, examples }) => {
    const who = allowed === 'moderators' ? ' (for moderators)' : '';
    return `| \`${name}\` | ${cell(inEnglish(about))}${who} | \`${cell(examples[0] ?? name)}\` |`;
  });
  return ['| command | what it answers | for example |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The rooms and who leans on whom, without the arrows that follow from others. */
export function roomPicture(drawn: readonly Room[]): string {
  const next = new Map(drawn.map(({ name, mayImport }) => [name, mayImport]));
  const reaches = (from: string, to: string): boolean =>
    (next.get(from) ?? []).some((one) => one === to || reaches(one, to));
  const direct = ({ mayImport }: Room): readonly string[] =>
    mayImport.filter((to) => !mayImport.some((other) => other !== to && reaches(other, to)));
  const boxes = drawn.map(({ name, path }) => `  ${name}["${path}"]`);
  const arrows = drawn.flatMap((room) => direct(room).map((to) => `  ${room.name} --> ${to}`));
  return ['```mermaid', 'flowchart TB', ...boxes, ...arrows, '```'].join('\n');
}

/** The README as it stands, and as it would be with its generated parts made anew. */
export async function readmeNow(): Promise<{ readonly written: string; readonly current: string }> {
  const written = readFileSync(readmeFile, 'utf8');
  const parts = { commands: commandTable(await loadCommands(resolve(root, 'commands'))), rooms: roomPicture(rooms) };
  const current = Object.entries(parts).reduce((text, [name, part]) => {
    const place = new RegExp(`(<!-- ${name}: npm run readme -->\n)[\\s\\S]*?(\n<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`README.md has no place for ${name}`);
    return text.replace(place, (_, before: string, after: string) => `${before}\n${part}\n${after}`);
  }, written);
  return { written, current };
}

if (import.meta.main) writeFileSync(readmeFile, (await readmeNow()).current);
