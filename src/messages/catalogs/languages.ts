import de from './de/index.ts';
import en, { type Catalog } from './en/index.ts';
import es from './es/index.ts';

/** Families with the same keys in another language. */
type Translation = { readonly [Family in keyof Catalog]: { readonly [Key in keyof Catalog[Family]]: string } };

/** Every language there is, by its BCP 47 tag: one folder each, with the same keys. */
export const catalogs = { en, es, de } as const satisfies Record<string, Translation>;

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
