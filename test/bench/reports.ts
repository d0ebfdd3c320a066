import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import { logRatio } from '../../src/analytics/series.ts';
import { createPainter } from '../../src/workers/painter.ts';
import { checkReport } from '../../src/claims/check.ts';
import type { AlignedPair } from '../../src/market/alignment.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { divergenceSentence } from '../../src/messages/divergence.ts';
import { englishReader, inEnglish, speakerOf } from '../../src/messages/speaker.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { measureDivergence } from '../../src/reports/divergence.ts';
import { judgedMultiverse } from '../../src/reports/multiverse.ts';
import { createNullModel } from '../../src/workers/null-model.ts';
import { member } from '../support/chat/asker.ts';
import { realChat } from '../support/chat/folder-chat.ts';
import { market } from '../support/markets.ts';
import { readReferencePair, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { type Cost, measure } from './measure.ts';

const SESSIONS = 2_738;

/** The longest pair there is: the reference one where its folder is there, else one made of a fixed seed. */
function longPair(): AlignedPair {
  const prices = referenceDataIsHere ? readReferencePair('pairs/eth_iwm_utc_long.csv') : madePair();
  return {
    pair: { subject: market('ETH'), benchmark: market('IWM') },
    ...prices,
    sampling: 'utc',
    simulated: !referenceDataIsHere,
    sources: { subject: 'bench', benchmark: 'bench' },
    lastDates: { subject: prices.dates.at(-1)!, benchmark: prices.dates.at(-1)! },
    rowsPerYear: 252,
    missing: [],
    notes: [],
  };
}

function madePair(): { dates: readonly string[]; x: Float64Array; y: Float64Array } {
  const random = mulberry32(1);
  const dates = nyseCalendar
    .between('2015-08-10', '2026-12-31')
    .slice(0, SESSIONS)
    .map(({ date }) => date);
  const walk = (start: number, size: number): Float64Array => {
    let log = Math.log(start);
    return Float64Array.from(dates, () => Math.exp((log += size * (random() + random() + random() - 1.5))));
  };
  return { dates, x: walk(1.2, 0.1), y: walk(121, 0.025) };
}

/** The analytics on one long pair, warm. */
export async function benchAnalytics(): Promise<Cost[]> {
  const aligned = longPair();
  const rows = aligned.dates.length;
  return [
    await measure(`divergence report, ${rows} sessions`, () => measureDivergence(aligned, 60), { goal: 10 }),
    await measure(`multiverse, 36 measures × 4 starts, ${rows} sessions`, () => judgedMultiverse(aligned), {
      goal: 15,
    }),
    await benchNoise(aligned),
    await benchCheck(),
    await benchMatrix(),
  ];
}

/** A whole check of a claim of a record: reading it, all measures of the pair, the verdict. */
async function benchCheck(): Promise<Cost> {
  const market = referenceDataIsHere ? await openCsvFolder(referenceFolder) : openSimulation(() => sampleDay);
  const nullModel = createNullModel();
  const question = { text: 'The divergence between Ethereum and the Russell 2000 is unprecedented' };
  const work = () => checkReport(question, { market, calendar: nyseCalendar, nullModel });
  const cost = await measure('whole check of a claim of a record, warm', work, { goal: 20, runs: 31 });
  await nullModel.close();
  return cost;
}

const sampleDay = Date.parse('2026-06-26T12:00:00Z');

/** Noise of another seed each time, since answers are remembered. */
async function benchNoise(aligned: AlignedPair): Promise<Cost> {
  const noise = createNullModel();
  const question = { logRatio: logRatio(aligned.x, aligned.y), windowSessions: 60, enter: 2, exit: 0.5, meanBlock: 20 };
  let seed = 0;
  const work = () => noise.convergence({ ...question, paths: 2_000, seed: (seed += 1) }, {});
  const cost = await measure('noise, 2,000 paths in its thread', work, { goal: 1_000, runs: 7, warmUp: 1 });
  await noise.close();
  return cost;
}

async function benchMatrix(): Promise<Cost> {
  const source = openSimulation(() => sampleDay);
  const chat = await realChat(source);
  const symbols = source
    .catalogue()
    .slice(0, 12)
    .map(({ symbol }) => symbol);
  const asked = `matrix ${symbols.join(' ')}`;
  const { kind, reply } = await chat.answer({ input: asked, requester: member });
  if (kind !== 'answered') throw new Error(reply.title);
  return measure(`matrix of ${symbols.length} on the sample`, () => chat.answer({ input: asked, requester: member }), {
    runs: 21,
    warmUp: 3,
  });
}

/** A picture nobody asked for before, on a thread that has drawn some, and how many bytes of it go over the line. */
export async function benchPicture(): Promise<Cost[]> {
  const { report, chart } = measureDivergence(longPair(), 60);
  const title = inEnglish(divergenceSentence(report));
  const drawing = speakerOf(englishReader).spoken(chart);
  const painter = createPainter({ workers: 1, cacheBytes: 1 });
  let drawn = 0;
  const paint = () => painter.paint({ ...drawing, title, footer: `${drawing.footer} · ${(drawn += 1)}` }, look, {});
  const cost = await measure('divergence chart to PNG, 1280 × 720', paint, { goal: 20, runs: 31, warmUp: 10 });
  const { png } = await paint();
  await painter.close();
  const share = (100 * png.length) / (await bytesAsRgb(png));
  return [cost, { what: 'its bytes, of those of RGB', median: share, p95: share, cpu: undefined, goal: 50, unit: '%' }];
}

/** What the same pixels take as RGB, compressed as fast as it goes. */
async function bytesAsRgb(png: Uint8Array): Promise<number> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const width = 3 * info.width;
  const rows = Buffer.alloc(info.height * (width + 1));
  for (let row = 0; row < info.height; row += 1) data.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  return deflateSync(rows, { level: 2, memLevel: 9 }).length;
}

const look = { theme: 'light', width: 1280, height: 720 } as const;
