import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { catalogs, languageOf, languages } from '../../src/messages/catalogs/languages.ts';
import { englishReader, inEnglish, readerOf, speakerOf } from '../../src/messages/speaker.ts';
import { findEntries } from '../../src/messages/glossary.ts';
import {
  beginning,
  capital,
  firstFitting,
  fmt,
  joined,
  listed,
  msg,
  sentence,
  storedText,
  textOfStored,
  unlessIn,
} from '../../src/messages/text.ts';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** The arguments a pattern names; parts of the kinds 0 and 7 are its words and the number a plural counts. */
function argumentsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    const kind: number = part.type;
    if (kind === 0 || kind === 7 || !('value' in part)) return [];
    const inside = 'options' in part ? Object.values(part.options).flatMap((one) => argumentsOf(one.value)) : [];
    return [part.value, ...inside];
  });
}

const english = Object.entries(catalogs.en).flatMap(([family, patterns]) =>
  Object.entries(patterns).map(([name, pattern]) => ({ family, name, pattern })),
);

const parsed = (pattern: string, language: string) =>
  new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true }).getAst();

describe.each(['es', 'de'] as const)('the catalog %s', (language) => {
  const patterns = catalogs[language] as Readonly<Record<string, Readonly<Record<string, string>>>>;

  it('has every message, and each takes no argument that English does not give', () => {
    const wrong = english.filter(({ family, name, pattern }) => {
      const given = new Set(argumentsOf(parsed(pattern, 'en')));
      return argumentsOf(parsed(patterns[family]![name]!, language)).some((argument) => !given.has(argument));
    });
    expect(wrong).toEqual([]);
  });

  it('has no message that English does not have', () => {
    const keys = Object.entries(patterns).flatMap(([family, own]) =>
      Object.keys(own).map((name) => `${family}.${name}`),
    );
    expect(keys.toSorted()).toEqual(english.map(({ family, name }) => `${family}.${name}`).toSorted());
  });
});

describe('a text', () => {
  const german = speakerOf({ language: 'de', numbers: 'usual' });
  const spanish = speakerOf({ language: 'es', numbers: 'usual' });

  it.each([
    [fmt.percent(-12.34), '−12.3 %', '−12,3 %', '−12,3 %'],
    [fmt.signed(0.04, 1), '0.0', '0,0', '0,0'],
    [fmt.count(12_166), '12,166', '12.166', '12.166'],
    [fmt.day('2026-06-05'), '5 Jun 2026', '5. Juni 2026', '5 jun 2026'],
    [fmt.month('2026-06-05'), 'Jun 2026', 'Juni 2026', 'jun 2026'],
    [listed(['a', 'b', 'c']), 'a, b and c', 'a, b und c', 'a, b y c'],
    [msg('sample.rows', { count: 1, everyDay: false }), '1 trading day', '1 Handelstag', '1 día de bolsa'],
    [msg('sample.rows', { count: 2, everyDay: true }), '2 days', '2 Tage', '2 días'],
    [capital(msg('names.GOLD', { form: 'bare' })), 'Gold', 'Gold', 'Oro'],
    [joined(['a', undefined, '', 'b']), 'a b', 'a b', 'a b'],
    [fmt.inFull('2026-03-15'), '15 March 2026', '15. März 2026', '15 de marzo de 2026'],
    [fmt.inFull('2026-03'), 'March 2026', 'März 2026', 'marzo de 2026'],
    [fmt.inFull('2026'), '2026', '2026', '2026'],
    [fmt.label('2026-03'), '2026-03', 'März 2026', 'mar 2026'],
    [sentence('ah'), 'Ah.', 'Ah.', 'Ah.'],
    [
      sentence(msg('check.besideWhat', { name: 'X' })),
      'X beside what? Name the other market.',
      'X gegen was? Es fehlt der andere Markt.',
      '¿X frente a qué? Falta el otro mercado.',
    ],
    [beginning('on 5. Juni, 1,5 % up: so', 'clause'), 'on 5. Juni', 'on 5. Juni', 'on 5. Juni'],
    [unlessIn('a b', 'b'), '', '', ''],
    [unlessIn('a', 'b'), 'b', 'b', 'b'],
  ])('%j is said in each language', (text, inOurs, inGerman, inSpanish) => {
    expect([inEnglish(text), german.say(text), spanish.say(text)]).toEqual([inOurs, inGerman, inSpanish]);
  });

  it('is shortened by the language that needs it', () => {
    const rows = msg('sample.rows', { count: 60, everyDay: false });
    const text = firstFitting([joined([rows, 'or so']), rows], 4);
    expect([inEnglish(text), german.say(text), spanish.say(text)]).toEqual([
      '60 trading days',
      '60 Handelstage or so',
      '60 días de bolsa',
    ]);
  });

  it('carries an accent on every letter of the catalog in the language nobody speaks', () => {
    const pseudo = speakerOf({ language: 'en-XA', numbers: 'usual' });
    expect(pseudo.say(msg('divergence.rose', { name: 'ETH', percent: fmt.percent(1), place: 'first' }))).toBe(
      'ETH ŕóšé 1.0 %',
    );
  });
});

describe('a text that was kept', () => {
  it.each([
    ['plain words'],
    [msg('sources.late', { seconds: fmt.exact(0.4) })],
    [joined([msg('sources.broke'), 'x'], ', ')],
  ])('is read as it was written: %j', (text) => {
    expect(textOfStored(storedText(text))).toEqual(text);
  });

  it('says nothing once its message is gone', () => {
    expect(textOfStored('{"say":"joined","texts":[{"say":"message","key":"gone.away","args":{}}],"by":" "}')).toBe('');
  });
});

describe('a term', () => {
  it.each([
    ['Perzentil', 'percentile'],
    ['azar', 'chance'],
    ['Spearman', 'rank correlation'],
  ])('is found by its name in any language: %s', (typed, term) => {
    expect(findEntries(typed).map((entry) => entry.term)).toEqual([term]);
  });
});

describe('the pair that is furthest out', () => {
  it.each([
    ['en', 'Furthest from usual: '],
    ['es', 'Lo más lejos de lo habitual: '],
    ['de', 'Am weitesten vom Üblichen: '],
  ] as const)('is called the same by the radar and by digests in %s', (language, words) => {
    const { radar, digest } = catalogs[language];
    const said = [radar.none, radar.some, digest.nothingWide];
    expect(said.filter((pattern) => !pattern.includes(words))).toEqual([]);
  });
});

describe('what commands are for', () => {
  const texts = Object.keys(catalogs.en.commands) as (keyof typeof catalogs.en.commands)[];

  it.each(languages)('fits into the 100 characters Discord shows in %s', (language) => {
    expect(texts.filter((key) => catalogs[language].commands[key].length > 100)).toEqual([]);
  });
});

describe('the reader', () => {
  it.each([
    [undefined, 'de-AT', 'de'],
    [undefined, 'fr-FR', 'en'],
    [{ language: 'es', numbers: 'usual' } as const, 'de-AT', 'es'],
    [{ language: 'usual', numbers: 'usual' } as const, 'es-419', 'es'],
  ])('%j on a device in %s reads %s', (chosen, locale, language) => {
    expect(readerOf(chosen, locale).language).toBe(language);
  });

  it('is English where nothing is known', () => {
    expect([readerOf(undefined), languageOf([])]).toEqual([englishReader, undefined]);
  });
});
