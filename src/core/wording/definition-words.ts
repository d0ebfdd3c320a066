/** Families of definitions as people can read them. */
const FAMILIES: Readonly<Record<string, string>> = {
  gap_simple: 'simple gap',
  gap_log: 'log gap',
  gap_volscaled: 'volatility-scaled gap',
  gap_legscaled: 'leg-scaled gap',
  z_trail: 'rolling z-score',
  ols_resid_z: 'regression residual',
  z_expanding: 'z-score over all history',
  ols_expanding_z: 'regression residual over all history',
  pearson: 'Pearson correlation',
  spearman: 'rank correlation',
};

/** The family of a definition in words. */
export function familyName(family: string): string {
  return FAMILIES[family] ?? family;
}

/**
 * Definitions by family, most first: `leg-scaled gap (6)`.
 *
 * @param definitions Any number of definitions with their family.
 */
export function definitionsWords(definitions: readonly { readonly family: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { family } of definitions) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([family, amount]) => `${familyName(family)} (${amount})`);
}
