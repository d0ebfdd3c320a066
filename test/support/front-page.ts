import type { AlertNullModel } from '../../src/alerts/simulation.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { ChatDeps } from '../../src/chat/router.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import type { ChartSpec, Painter } from '../../src/reports/chart-spec.ts';
import { simulateConvergence, simulateFalseAlarms } from '../../src/workers/null-model.ts';
import { commandChat, replyTo } from './command-chat.ts';
import { referenceFolder } from './reference-folder.ts';

/** The commands over the reference data, noise as a running bot makes it. */
export async function answeringChat(more: Partial<ChatDeps> = {}): Promise<Chat> {
  const noise: AlertNullModel = {
    convergence: (question) => Promise.resolve(simulateConvergence(question)),
    falseAlarms: (question) => Promise.resolve(simulateFalseAlarms(question)),
    close: () => Promise.resolve(),
  };
  return commandChat(await openCsvFolder(referenceFolder), { nullModel: noise, ...more });
}

/** The pictures of the README by file name: what is drawn, and in which colours. */
export async function frontPagePictures(): Promise<
  Map<string, { readonly chart: ChartSpec; readonly theme: 'light' | 'dark' }>
> {
  const chat = await answeringChat();
  const pictures = new Map<string, { chart: ChartSpec; theme: 'light' | 'dark' }>();
  for (const name of ['divergence', 'multiverse', 'history']) {
    const { picture } = await replyTo(chat, `${name} ETH RUT as_of:2026-06-25`);
    for (const theme of ['light', 'dark'] as const)
      pictures.set(`${name}-${theme}.png`, { chart: picture!.chart, theme });
  }
  return pictures;
}

/** Paints one of them as the README shows it. */
export async function paintFrontPage(
  painter: Painter,
  { chart, theme }: { readonly chart: ChartSpec; readonly theme: 'light' | 'dark' },
): Promise<Uint8Array> {
  return (await painter.paint(chart, { theme, width: 1280, height: 720 }, {})).png;
}
