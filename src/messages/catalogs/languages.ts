import { createRequire } from 'node:module';
import type de from './de/index.ts';
import en, { type Catalog } from './en/index.ts';
import type es from './es/index.ts';

/** Families with the same keys in another language. */
type Translation = { readonly [Family in keyof Catalog]: { readonly [Key in keyof Catalog[Family]]: string } };

const require = createRequire(import.meta.url);

/**
 * Every language there is, by its BCP 47 tag: one folder each, with the same keys. Only English is read before it is
 * needed: a question in a terminal needs no other, and threads seldom do.
 */
export const catalogs = {
  en,
  get es() {
    return (require('./es/index.ts') as { readonly default: typeof es }).default;
  },
  get de() {
    return (require('./de/index.ts') as { readonly default: typeof de }).default;
  },
} as const satisfies Record<string, Translation>;

/** A language people can be answered in. */
export type Language = keyof typeof catalogs;

/** Their tags, English first. */
export const languages = Object.keys(catalogs) as readonly Language[];

/**
 * In which language does somebody read whose device names its languages so?
 *
 * @param tags BCP 47 tags, the best first; regions do not matter, anything else is passed over.
 * @returns Undefined where none of them is there.
 * @example languageOf(['fr-FR', 'de-AT']); // => 'de'
 */
export function languageOf(tags: readonly (string | undefined)[]): Language | undefined {
  const wanted = tags.map((tag) => tag?.toLowerCase().split(/[-_]/)[0]);
  return wanted.map((tag) => languages.find((known) => known === tag)).find((found) => found !== undefined);
}
