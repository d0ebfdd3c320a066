/** One term of the trade: two sentences for a newcomer, and the formula behind them. */
export interface GlossaryEntry {
  readonly term: string;
  /** Other words people use for it, lower case. */
  readonly aliases: readonly string[];
  /** Two sentences: what it is, and what to watch for. */
  readonly meaning: string;
  readonly formula: string;
}

/** Every term a reply may use, in the order a newcomer meets them. */
export const glossary: readonly GlossaryEntry[] = [
  {
    term: 'gap',
    aliases: ['divergence', 'simple gap', 'points'],
    meaning:
      'The return of the subject minus the return of the benchmark over the same sessions, in percentage points. It says how far the two drifted apart, not whether that is much for markets that move this hard.',
    formula: 'gap = 100 · (xₜ/xₜ₋ₙ − yₜ/yₜ₋ₙ)',
  },
  {
    term: 'log gap',
    aliases: ['log ratio change', 'gap_log'],
    meaning:
      'The change of the log ratio ln(subject / benchmark) over the window, times 100. It treats a doubling and a halving as equally far, which the simple gap does not.',
    formula: 'log gap = 100 · (Lₜ − Lₜ₋ₙ),  L = ln(x / y)',
  },
  {
    term: 'volatility-scaled gap',
    aliases: ['vol-scaled', 'volscaled', 'scaled gap', 'vol scaled gap'],
    meaning:
      'The log gap divided by how far the ratio usually wanders in that many sessions, judged by the last 252. A value beyond ±2 is wide for the present volatility; pure noise gets there less than once a year per pair.',
    formula: '(Lₜ − Lₜ₋ₙ) / (sd₂₅₂(ΔL) · √n)',
  },
  {
    term: 'leg-scaled gap',
    aliases: ['legscaled', 'leg scaled gap'],
    meaning:
      'Each leg is measured in its own volatility before the two are compared. It is the one measure that lets the calmer market matter, so its verdict can differ from the others.',
    formula: '[ln(xₜ/xₜ₋ₙ)/sd₂₅₂(rx) − ln(yₜ/yₜ₋ₙ)/sd₂₅₂(ry)] / √n',
  },
  {
    term: 'correlation',
    aliases: ['pearson', 'r', 'rho'],
    meaning:
      'How closely the daily returns of two markets went up and down together, from −1 to +1. It says nothing about who went further: two prices can drift far apart while their daily moves stay correlated.',
    formula: 'r = Σ(rx−r̄x)(ry−r̄y) / √(Σ(rx−r̄x)² · Σ(ry−r̄y)²)',
  },
  {
    term: 'rank correlation',
    aliases: ['spearman'],
    meaning:
      'The correlation of the ranks of the returns instead of the returns themselves. A few wild days cannot dominate it, so a large difference from Pearson means that they did.',
    formula: 'Pearson correlation of average ranks inside the window',
  },
  {
    term: 'exponentially weighted correlation',
    aliases: ['ewma', 'riskmetrics'],
    meaning:
      'A correlation in which yesterday counts more than last month, with weights that fade by 3 % a session. It reacts sooner than a window and has no cliff where an old day drops out.',
    formula: 'S_ab = Σ λⁱ aₜ₋ᵢ bₜ₋ᵢ / Σ λⁱ,  λ = 0.97,  r = S_xy / √(S_xx · S_yy)',
  },
  {
    term: 'confidence interval',
    aliases: ['interval', 'hac', '95 %', 'ci'],
    meaning:
      'The range in which the true correlation of that window plausibly lies, allowing for returns that are uneven and follow one another. If two intervals overlap widely, the difference between two correlations is not news.',
    formula: 'tanh(atanh r ± 1.96 · se),  se from the influence function with a Bartlett kernel',
  },
  {
    term: 'change test',
    aliases: ['correlation change', 'change z'],
    meaning:
      'Compares the correlation of the last window with that of the window before, which shares no day with it. Looking every day makes a chance hit likely, so an alert or a digest needs |z| of 3.3 before it speaks of a change, a single look 2.6.',
    formula: 'z = (atanh r₂ − atanh r₁) / √(se₁² + se₂²)',
  },
  {
    term: 'z-score',
    aliases: ['z', 'zscore'],
    meaning:
      'How many standard deviations a value lies from its own recent mean. The mean walks towards the value, so a falling z does not prove that the prices came back together.',
    formula: 'z = (Lₜ − mean) / sd, over the last W sessions, today included',
  },
  {
    term: 'percentile',
    aliases: ['rank', 'wider than'],
    meaning:
      'The share of earlier days that were less extreme than today. Overlapping windows repeat one another, so the number of independent windows beside it says how much the share is worth.',
    formula: '100 · (less + equal / 2) / n, among the n earlier values only',
  },
  {
    term: 'independent windows',
    aliases: ['independent observations', 'n_eff'],
    meaning:
      'How many windows of this length fit into the history without sharing a day. Two thousand days hold only about thirty separate 60-session stretches, and a record among thirty is no miracle.',
    formula: '⌊earlier values / window⌋',
  },
  {
    term: 'record',
    aliases: ['unprecedented', 'all-time', 'ever'],
    meaning:
      'No earlier value was as large; a tie is not a record. It always depends on where the history starts, so the start is named with it.',
    formula: 'no earlier |v| ≥ |vₜ|  (or, in one direction, no earlier v·sign ≥ |vₜ|)',
  },
  {
    term: 'multiverse',
    aliases: ['specification curve', 'how sure', 'definitions', 'cells'],
    meaning:
      'The same question asked of 36 measures from several starting dates, because each of them is a defensible definition. If the answer flips with the definition, the honest answer is that it depends.',
    formula: '24 gaps (4 kinds × 6 windows) + 10 rolling scores + 2 expanding scores, × index starts',
  },
  {
    term: 'verdict',
    aliases: ['unusual', 'rare', 'ordinary'],
    meaning:
      'How wide the volatility-scaled gap over the window asked for is among its own earlier days: ordinary below the 90th percentile, unusual from it, rare from the 99th, a record where no earlier day was as wide. Chance alone calls one day in ten unusual and one in a hundred rare; no word is given below 252 earlier values or five windows that share no day.',
    formula: 'p < 90 → ordinary; p ≥ 90 → unusual; p ≥ 99 → rare; no earlier |v| ≥ |vₜ|, among at least 504 → record',
  },
  {
    term: 'episode',
    aliases: ['enter', 'exit', 'hysteresis'],
    meaning:
      'A stay of the volatility-scaled gap beyond ±2.0 until it is back at 0.5. An episode that is still open is counted as such, not dropped and not treated as over.',
    formula: 'enter |v| ≥ 2.0; leave when v · sign ≤ 0.5',
  },
  {
    term: 'reconvergence',
    aliases: ['converge', 'kaplan-meier', 'survival', 'may not last'],
    meaning:
      'How long episodes took to end, with the open ones counted properly (Kaplan–Meier). A trailing gap forgets by construction, so pure noise reconverges too; the figure is only shown beside that of noise.',
    formula: 'S(t) = Π (1 − ended / at risk);  median = first t with S ≤ 0.5',
  },
  {
    term: 'close sampling',
    aliases: ['sampling', 'new york close', 'utc'],
    meaning:
      'A market that trades around the clock is read at the moment the exchange of the other one closes. Where no intraday prices exist the end of the UTC day is used for the whole sample, and the reply says so.',
    formula: 'price of the last trade before 16:00 (13:00 on half days) New York',
  },
  {
    term: 'which leg',
    aliases: ['driver', 'leg'],
    meaning:
      'Each leg’s own return measured in its own usual wandering. The larger one made the gap; where they moved in opposite directions, both did.',
    formula: 'z = ln(Pₜ/Pₜ₋ₙ) / (sd₂₅₂ · √n)',
  },
  {
    term: 'hedge ratio',
    aliases: ['hedge', 'effectiveness', 'beta'],
    meaning:
      'How much of the benchmark to hold against the subject so that their common movement cancels. Its effectiveness is the squared correlation: at 0.5 a hedge removes 13 % of the volatility, not half.',
    formula: 'h = cov(rx, ry) / var(ry);  effectiveness = r²',
  },
  {
    term: 'factor share',
    aliases: ['drivers', 'shapley', 'r2'],
    meaning:
      'How much of the subject’s movement each group of markets explains, averaged over every order in which they could be asked. Without that average the one asked first takes the credit.',
    formula: 'Shapley (LMG) decomposition of R² over all subsets of factors',
  },
  {
    term: 'exchange inflow',
    aliases: ['inflow', 'flows', 'netflow'],
    meaning:
      'Coins sent to exchanges in seven days, counted in coins. Weekly changes of twenty per cent are ordinary, vendors disagree about a quarter of the time on the sign, and they do not predict returns.',
    formula: 'f₇ = Σ of 7 days;  change = f₇ / f₇ a week earlier − 1',
  },
];

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
