import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Painter, RenderOptions } from '../../src/reports/chart-spec.ts';
import { replyTo } from './command-chat.ts';
import { answeringChat } from './front-page.ts';

/** What the blind readers of docs/words.md were shown the answers to, in their order. */
export const readingQuestions = [
  'divergence ETH IWM',
  'divergence GLD SPY as_of:2025-04-21',
  'check "Ethereum\'s divergence from the Russell 2000 is unprecedented and may not last"',
  'check "Bitcoin has decoupled from stocks" as_of:2025-10-15',
  'check "Gold up 64 % this year, SPY up 17 %" as_of:2025-12-31',
  'history ETH IWM',
  'correlation BTC QQQ',
  'multiverse ETH IWM',
  'radar',
  'matrix ETH BTC SPY QQQ GLD TLT',
  'compare ETH BTC SPY GLD',
  'hedge ETH BTC',
  'drivers ETH',
  'flows',
  'check "Bitcoin outperformed gold by 20 points over the last 90 days" as_of:2025-07-10',
  'brief "ETH/BTC, QQQ/SPY, GLD/TLT"',
  'correlation ETH GLD window:60',
  'check "ETH/BTC is at a four-year low" as_of:2025-01-29',
  'check "The correlation between IWM and SPY has fallen" as_of:2018-10-03',
  'divergence SPY TLT window:20',
] as const;

/** Writes what a reader sees of each answer: the first line as `NN.txt`, the picture as `NN.png`. */
export async function drawReadingSet(
  painter: Painter,
  folder: string,
  options: RenderOptions = { theme: 'light', width: 1280, height: 720 },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const chat = await answeringChat();
  for (const [i, question] of readingQuestions.entries()) {
    const { title, picture } = await replyTo(chat, question);
    const name = String(i + 1).padStart(2, '0');
    writeFileSync(join(folder, `${name}.txt`), `${title}\n`);
    if (picture) writeFileSync(join(folder, `${name}.png`), (await painter.paint(picture.chart, options, {})).png);
  }
}
