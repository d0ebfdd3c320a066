import english from './catalogs/en/terms.ts';
import german from './catalogs/de/terms.ts';
import spanish from './catalogs/es/terms.ts';
import { capital, joined, msg, type Text } from './text.ts';

/** One term of the trade: two sentences for a newcomer, and the formula behind them. */
export interface GlossaryEntry {
  /** Its English name, which `explain` always takes. */
  readonly term: string;
  /** The same in the reader's language. */
  readonly name: Text;
  /** Other words people use for it, lower case. */
  readonly aliases: readonly string[];
  /** What it is called in other languages, lower case. */
  readonly foreign: readonly string[];
  /** What it is, as the end of a sentence that begins with its name. */
  readonly first: Text;
  /** What to watch for. */
  readonly rest: Text;
  /** Both sentences. */
  readonly meaning: Text;
  readonly formula: Text;
}

/** The terms of the catalog: each has four messages. */
type Term = keyof typeof english extends infer Key ? (Key extends `${infer Name}Formula` ? Name : never) : never;

function entry(term: Term, aliases: readonly string[]): GlossaryEntry {
  const [first, rest] = [msg(`terms.${term}First`), msg(`terms.${term}Rest`)];
  return {
    term: english[term],
    name: msg(`terms.${term}`),
    aliases,
    foreign: [german[term], spanish[term]].map((name) => name.toLowerCase()),
    first,
    rest,
    meaning: joined([capital(first), rest]),
    formula: msg(`terms.${term}Formula`),
  };
}

/** Every term a reply may use, in the order a newcomer meets them. The first sentence of each fits a first line. */
export const glossary: readonly GlossaryEntry[] = [
  entry('gap', ['divergence', 'simple gap', 'points', 'gap in points', 'pp', 'percentage point', 'percentage points']),
  entry('logGap', ['log ratio change', 'gap_log', 'gap as a ratio', 'change of their ratio', 'log points']),
  entry('volatilityScaledGap', [
    'vol-scaled',
    'volscaled',
    'scaled gap',
    'vol scaled gap',
    "gap for the pair's usual moves",
  ]),
  entry('legScaledGap', ['legscaled', 'leg scaled gap', "gap for each one's usual moves"]),
  entry('correlation', ['pearson', 'r', 'rho']),
  entry('rankCorrelation', ['spearman']),
  entry('exponentiallyWeightedCorrelation', ['ewma', 'riskmetrics']),
  entry('confidenceInterval', ['interval', 'hac', '95 %', 'ci']),
  entry('changeTest', ['correlation change', 'change z']),
  entry('zScore', [
    'z',
    'zscore',
    'rolling z-score',
    'ratio beside its recent average',
    'ratio beside its long average',
  ]),
  entry('fittedLine', [
    'regression residual',
    'residual',
    'distance from their recent tie',
    'distance from their long tie',
  ]),
  entry('percentile', ['rank', 'wider than']),
  entry('tradingDay', ['session', 'sessions', 'trading days']),
  entry('chance', ['chance alone', 'by chance', 'noise', 'null model', 'random prices']),
  entry('pValue', ['p', 'significance', 'single test']),
  entry('independentWindows', ['separate stretches', 'independent observations', 'n_eff']),
  entry('record', ['unprecedented', 'all-time', 'ever']),
  entry('multiverse', ['specification curve', 'how sure', 'definitions', 'cells']),
  entry('verdict', ['unusual', 'rare', 'ordinary']),
  entry('episode', ['enter', 'exit', 'hysteresis']),
  entry('reconvergence', ['converge', 'kaplan-meier', 'survival', 'may not last']),
  entry('closeSampling', ['sampling', 'new york close', 'utc']),
  entry('whichLeg', ['driver', 'leg']),
  entry('hedgeRatio', ['hedge', 'effectiveness', 'beta']),
  entry('factorShare', ['drivers', 'shapley', 'r2']),
  entry('exchangeInflow', ['inflow', 'flows', 'netflow']),
];

/**
 * Finds the glossary entries a person may mean: an exact term or alias first, else every entry whose term or aliases
 * contain the words. Names in other languages come after the English ones.
 *
 * @param typed What was typed, any case.
 * @returns Zero, one or several entries, in glossary order.
 * @example findEntries('Spearman').map((entry) => entry.term); // => ['rank correlation']
 */
export function findEntries(typed: string): readonly GlossaryEntry[] {
  const plain = (name: string): string => name.toLowerCase().replaceAll('-', ' ').replaceAll('’', "'");
  const wanted = plain(typed.trim());
  const english = (entry: GlossaryEntry): string[] => [entry.term, ...entry.aliases].map(plain);
  const foreign = (entry: GlossaryEntry): string[] => entry.foreign.map(plain);
  const ways = [
    (entry: GlossaryEntry) => english(entry).includes(wanted),
    (entry: GlossaryEntry) => foreign(entry).includes(wanted),
    (entry: GlossaryEntry) => english(entry).some((name) => name.includes(wanted)),
    (entry: GlossaryEntry) => foreign(entry).some((name) => name.includes(wanted)),
  ];
  return ways.map((isMeant) => glossary.filter(isMeant)).find((found) => found.length > 0) ?? [];
}
