import { glossary, type GlossaryEntry } from './glossary.ts';

/**
 * Finds the glossary entries a person may mean: an exact term or alias first, else every entry whose term or aliases
 * contain the words.
 *
 * @param typed What was typed, any case.
 * @returns Zero, one or several entries, in glossary order.
 * @example findEntries('Spearman').map((entry) => entry.term); // => ['rank correlation']
 */
export function findEntries(typed: string): readonly GlossaryEntry[] {
  const wanted = typed.trim().toLowerCase().replaceAll('-', ' ');
  const names = (entry: GlossaryEntry): string[] =>
    [entry.term, ...entry.aliases].map((name) => name.toLowerCase().replaceAll('-', ' '));
  const exact = glossary.filter((entry) => names(entry).includes(wanted));
  return exact.length > 0 ? exact : glossary.filter((entry) => names(entry).some((name) => name.includes(wanted)));
}
