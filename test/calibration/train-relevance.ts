import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Claim } from '../../src/claims/claim.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import { wordsAndPairs } from '../../src/claims/beside.ts';
import { surroundingsOf } from '../../src/claims/surroundings.ts';
import { cleanText, sentencesOf, withAnswers } from '../../src/claims/text.ts';
import { wellKnownMarkets } from '../../src/market/known-markets.ts';

/**
 * `npm run calibrate:relevance`: learns from labelled texts what stands beside a claim that may be judged and beside one that may
 * not, and writes src/claims/lexicon/relevance-weights.json. No chance is involved: the same texts give the same weights.
 *
 *     --apart w40,w41 (learn without these writers and say how well their texts are told apart; nothing is written)
 *     --out src/claims/lexicon/relevance-weights.json
 */

/** A text, whether it is to be judged or not, and who wrote it. */
interface Labelled {
  readonly text: string;
  readonly isRefused: boolean;
  readonly writer: string;
}

interface Example extends Labelled {
  readonly features: readonly string[];
  /** Whether something was left over of every claim that was read. */
  readonly isLeft: boolean;
}

interface Weights {
  readonly intercept: number;
  readonly weights: Readonly<Record<string, number>>;
}

const fixtures = join(import.meta.dirname, '../fixtures/claims');

const read = (name: string): unknown => JSON.parse(readFileSync(join(fixtures, name), 'utf8'));

/** Every labelled text there is, once; not the many that end one frame in another way, which would teach the frame. */
function labelledTexts(): Labelled[] {
  const phrases = read('phrases.json') as [string, string, string][];
  const blind = read('blind.json') as { text: string; claims: unknown[]; mayRefuse?: boolean }[];
  const beside = read('beside.json') as ['judged' | 'refused', string, string][];
  const all = [
    ...beside.map(([label, text, writer]) => ({ text, isRefused: label === 'refused', writer })),
    ...blind
      .filter(({ mayRefuse }) => mayRefuse !== true)
      .map(({ text, claims }) => ({ text, isRefused: claims.length === 0, writer: 'blind' })),
    ...phrases
      .filter(([book]) => book !== 'frames')
      .map(([book, text, reading]) => ({ text, isRefused: reading === 'refused', writer: book })),
  ];
  return [...new Map(all.map((each) => [each.text, each])).values()];
}

const isComplete = ({ hint, subject, benchmark, relation, aspect }: Claim): boolean =>
  hint === null &&
  subject !== null &&
  (benchmark !== null || aspect === 'flow') &&
  (relation !== 'none' || aspect === 'moves' || aspect === 'lead') &&
  !/^(?:none|forecast|elsewhere)$/.test(aspect);

/** What surrounds the first claim of a text that was read in full but for what is left over; null where nothing was. */
function exampleOf(labelled: Labelled): Example | null {
  const context = { lexicon: wellKnownMarkets, asOf: '2025-06-30' };
  const claims = readClaims(labelled.text, context).claims.filter(isComplete);
  if (claims.length === 0) return null;
  const sentences = withAnswers(sentencesOf(cleanText(labelled.text)));
  const features = wordsAndPairs(surroundingsOf(claims[0]!, sentences, context));
  return { ...labelled, features, isLeft: claims.every(({ unread }) => unread.length > 0) };
}

/** The L1 penalty: how much a weight has to explain to be there at all. */
const PENALTY = 1;

const ROUNDS = 60;

/**
 * Logistic regression with an L1 penalty by coordinate descent: each weight in turn takes a Newton step with the largest
 * curvature there can be (a quarter per text) and is drawn towards 0 by the penalty.
 */
function fit(examples: readonly Example[]): Weights {
  const texts = new Map<string, number[]>();
  examples.forEach(({ features }, i) => features.forEach((word) => texts.set(word, [...(texts.get(word) ?? []), i])));
  const all = examples.map((_, i) => i);
  const words = [...texts].filter(([, at]) => at.length > 1).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const margins = new Float64Array(examples.length);
  const slopeAt = (at: readonly number[]): number =>
    at.reduce((sum, i) => sum + 1 / (1 + Math.exp(-margins[i]!)) - Number(examples[i]!.isRefused), 0);
  const weights = new Float64Array(words.length + 1);
  const step = (j: number, at: readonly number[], penalty: number): void => {
    const curvature = 0.25 * at.length;
    const aim = weights[j]! - slopeAt(at) / curvature;
    const next = Math.sign(aim) * Math.max(0, Math.abs(aim) - penalty / curvature);
    for (const i of at) margins[i]! += next - weights[j]!;
    weights[j] = next;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    step(words.length, all, 0);
    words.forEach(([, at], j) => step(j, at, PENALTY));
  }
  const rounded = words.map(([word], j) => [word, Number(weights[j]!.toFixed(2))] as const);
  return {
    intercept: Number(weights[words.length]!.toFixed(2)),
    weights: Object.fromEntries(rounded.filter(([, weight]) => weight !== 0)),
  };
}

/** The chance that a refused text is doubted more than a judged one (area under the ROC curve). */
function separation(examples: readonly Example[], { intercept, weights }: Weights): number {
  const doubt = ({ features }: Example): number =>
    features.reduce((sum, word) => sum + (weights[word] ?? 0), intercept);
  const [refused, judged] = [true, false].map((label) =>
    examples.filter((each) => each.isRefused === label).map(doubt),
  );
  const wins = refused!.reduce(
    (sum, a) => sum + judged!.reduce((won, b) => won + (a > b ? 1 : a === b ? 0.5 : 0), 0),
    0,
  );
  return wins / (refused!.length * judged!.length);
}

const { values } = parseArgs({
  options: {
    apart: { type: 'string', default: '' },
    out: { type: 'string', default: join(import.meta.dirname, '../../src/claims/lexicon/relevance-weights.json') },
  },
});

const apart = new Set(values.apart.split(',').filter(Boolean));

const examples = labelledTexts().flatMap((labelled) => exampleOf(labelled) ?? []);

const model = fit(examples.filter(({ writer }) => !apart.has(writer)));

console.log(`${examples.length} texts with a claim, ${Object.keys(model.weights).length} weights`);

const kept = examples.filter(({ writer }) => apart.has(writer));

if (kept.length === 0) writeFileSync(values.out, `${JSON.stringify(model, null, 2)}\n`);
else {
  console.log(`told apart: ${separation(kept, model).toFixed(3)} of all ${kept.length}`);
  const left = kept.filter(({ isLeft }) => isLeft);
  console.log(`told apart: ${separation(left, model).toFixed(3)} of the ${left.length} with something left over`);
}
