import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/market/calendar-days.ts';
import { readingQuestions } from '../support/reading-set.ts';
import { retention } from '../../src/jobs/start-jobs.ts';

const root = resolve(import.meta.dirname, '../..');

const read = (name: string): string => readFileSync(resolve(root, name), 'utf8');

const pages = ['SECURITY.md', 'docs/operate.md', 'docs/privacy.md', 'docs/terms.md', 'docs/words.md'];

describe.each(pages)('%s', (page) => {
  it('leads nowhere that is not there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([]);
  });

  it('names only commands of npm that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('docs/words.md has a row for every answer of the blind reading, in their order', () => {
  const asked = [...read('docs/words.md').matchAll(/^\| \d\d \| `([^`]+)` \|/gmu)].map(([, question]) => question);
  expect(asked).toEqual([...readingQuestions]);
});

describe.each(['docs/operate.md', 'docs/privacy.md'])('%s', (page) => {
  const kept = Object.entries(retention).filter(([what]) => page.includes('operate') || what !== 'revisionsMs');

  it.each(kept)('says how long it is: %s', (_, ageMs) => {
    expect(read(page)).toContain(`${(ageMs / DAY_MS).toLocaleString('en')} days`);
  });
});
