/** One term of the trade: two sentences for a newcomer, and the formula behind them. */
export interface GlossaryEntry {
  readonly term: string;
  /** Other words people use for it, lower case. */
  readonly aliases: readonly string[];
  /** Two sentences: what it is, and what to watch for. */
  readonly meaning: string;
  readonly formula: string;
}

/** Every term a reply may use, in the order a newcomer meets them. The first sentence of each fits a first line. */
export const glossary: readonly GlossaryEntry[] = [
  {
    term: 'gap',
    aliases: ['divergence', 'simple gap', 'points', 'gap in points', 'pp', 'percentage point', 'percentage points'],
    meaning:
      'How much more one market rose than the other over the same days, in percentage points. It says how far the two drifted apart, not whether that is much for markets that move this hard.',
    formula: 'gap = 100 · (xₜ/xₜ₋ₙ − yₜ/yₜ₋ₙ)',
  },
  {
    term: 'log gap',
    aliases: ['log ratio change', 'gap_log', 'gap as a ratio', 'log points'],
    meaning:
      'The gap on a scale on which a doubling and a halving are equally far: the change of ln(subject / benchmark), times 100. It treats a doubling and a halving as equally far, which the simple gap does not.',
    formula: 'log gap = 100 · (Lₜ − Lₜ₋ₙ),  L = ln(x / y)',
  },
  {
    term: 'volatility-scaled gap',
    aliases: ['vol-scaled', 'volscaled', 'scaled gap', 'vol scaled gap', "gap by the pair's swings"],
    meaning:
      'The gap in units of how far this pair usually drifts apart in that many days, judged by the last 252. A value beyond ±2 is wide for the present volatility; chance alone gets there less than once a year per pair.',
    formula: '(Lₜ − Lₜ₋ₙ) / (sd₂₅₂(ΔL) · √n)',
  },
  {
    term: 'leg-scaled gap',
    aliases: ['legscaled', 'leg scaled gap', "gap by each market's swings"],
    meaning:
      'The gap where each market is first measured by its own usual swings, then compared. It is the one measure that lets the calmer market matter, so its verdict can differ from the others.',
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
      'A correlation in which yesterday counts more than last month, with weights that fade by 3 % a day. It reacts sooner than a window and has no cliff where an old day drops out.',
    formula: 'S_ab = Σ λⁱ aₜ₋ᵢ bₜ₋ᵢ / Σ λⁱ,  λ = 0.97,  r = S_xy / √(S_xx · S_yy)',
  },
  {
    term: 'confidence interval',
    aliases: ['interval', 'hac', '95 %', 'ci'],
    meaning:
      'The range in which the true figure plausibly lies, as sure as its per cent say. If two intervals overlap widely, the difference between two correlations is not news.',
    formula: 'tanh(atanh r ± 1.96 · se),  se from the influence function with a Bartlett kernel',
  },
  {
    term: 'change test',
    aliases: ['correlation change', 'change z'],
    meaning:
      'Whether two markets moved together differently lately than in the stretch of days before. Looking every day makes a chance hit likely, so an alert or a digest needs |z| of 3.3 before it speaks of a change, a single look 2.6.',
    formula: 'z = (atanh r₂ − atanh r₁) / √(se₁² + se₂²)',
  },
  {
    term: 'z-score',
    aliases: ['z', 'zscore', 'rolling z-score', 'ratio against its average', 'ratio, average of all history'],
    meaning:
      'How far a value lies from its own recent average, in units of how far it usually lies from it. The mean walks towards the value, so a falling z does not prove that the prices came back together.',
    formula: 'z = (Lₜ − mean) / sd, over the last W trading days, today included',
  },
  {
    term: 'fitted line',
    aliases: ['regression residual', 'residual', 'distance from the fitted line', 'fitted line, all history'],
    meaning:
      'How far the first market lies from the price that its past tie to the second one would give. The tie itself wanders, so a large distance may be a new tie and not a gap that closes.',
    formula: 'ln x = a + b · ln y + e over the last W trading days;  eₜ / sd(e)',
  },
  {
    term: 'percentile',
    aliases: ['rank', 'wider than'],
    meaning:
      'On how many of 100 earlier days the value was less extreme than today. Neighbouring days are nearly the same, so the number of separate stretches beside it says how much that is worth.',
    formula: '100 · (less + equal / 2) / n, among the n earlier values only',
  },
  {
    term: 'trading day',
    aliases: ['session', 'sessions', 'trading days'],
    meaning:
      'A day on which the exchange of the second market was open; about 252 a year. Two coins trade every day, so for them plain days are counted, 365 a year.',
    formula: 'rows of a pair = days on which both markets have a price',
  },
  {
    term: 'chance',
    aliases: ['chance alone', 'by chance', 'noise', 'null model', 'random prices'],
    meaning:
      'How often two markets that know nothing of each other would show the same. It is the largest share over nine kinds of simulated pairs, so a finding is never called rarer than it is.',
    formula: 'P(value at least this large | random prices), on one day and at least once in 252',
  },
  {
    term: 'p-value',
    aliases: ['p', 'significance', 'single test'],
    meaning:
      'How often chance alone would give a result at least this strong, if nothing were there. It holds for one look; who looks every day finds something by chance sooner or later.',
    formula: 'p = P(result at least this extreme | nothing there)',
  },
  {
    term: 'independent windows',
    aliases: ['separate stretches', 'independent observations', 'n_eff'],
    meaning:
      'How many windows of this length fit into the history without sharing a day. Two thousand days hold only about thirty separate stretches of 60 days, and a record among thirty is no miracle.',
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
      'The same question asked in 36 ways and from several starting dates, because each of them can be defended. If the answer flips with the definition, the honest answer is that it depends.',
    formula: '24 gaps (4 kinds × 6 windows) + 10 rolling scores + 2 expanding scores, × index starts',
  },
  {
    term: 'verdict',
    aliases: ['unusual', 'rare', 'ordinary'],
    meaning:
      'Unusual is what chance alone does on at most 1 day in 10, rare on 1 in 100, a record has no equal. It is about the volatility-scaled gap over the days asked for, among its own earlier days: unusual from about the widest tenth, rare from about the widest hundredth, a little higher on a short history. No word is given below 252 earlier days or five separate stretches.',
    formula:
      'p ≥ 90 and chance ≤ 1/10 → unusual; p ≥ 99 and chance ≤ 1/100 → rare; no earlier |v| ≥ |vₜ|, among at least 504 → record',
  },
  {
    term: 'episode',
    aliases: ['enter', 'exit', 'hysteresis'],
    meaning:
      'A wide gap from its beginning to its end: from twice the usual until it is back at half of it. An episode that is still open is counted as such, not dropped and not treated as over.',
    formula: 'enter |v| ≥ 2.0; leave when v · sign ≤ 0.5',
  },
  {
    term: 'reconvergence',
    aliases: ['converge', 'kaplan-meier', 'survival', 'may not last'],
    meaning:
      'How long wide gaps took to end, with those still open counted properly (Kaplan–Meier). A trailing gap forgets by construction, so the gaps of random prices end too; the figure is only shown beside theirs.',
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
      'Whose doing a gap was: how far each market moved, measured by its own usual move. The larger one made the gap; where they moved in opposite directions, both did.',
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
      'How much of a market’s swings goes with each group of other markets. It is averaged over every order in which they could be asked; without that average the one asked first takes the credit.',
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
  const plain = (name: string): string => name.toLowerCase().replaceAll('-', ' ').replaceAll('’', "'");
  const wanted = plain(typed.trim());
  const names = (entry: GlossaryEntry): string[] => [entry.term, ...entry.aliases].map(plain);
  const exact = glossary.filter((entry) => names(entry).includes(wanted));
  return exact.length > 0 ? exact : glossary.filter((entry) => names(entry).some((name) => name.includes(wanted)));
}
