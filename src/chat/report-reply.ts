import type { DataNote } from '../core/market/history.ts';
import type { Reply } from './reply.ts';

/** What one command says of its report. */
interface ReportParts extends Pick<Reply, 'title' | 'blocks' | 'actions'> {
  /** Where the numbers come from: sources, sampling, sample and date in one line. */
  readonly footer: string;
  /** None where there is nothing that could be drawn. */
  readonly picture?: Reply['picture'] | undefined;
  /** What the full report says beside its own figures, such as events that were asked for. */
  readonly beside?: object;
  /** The numbers behind the picture. */
  readonly csv: { readonly name: string; readonly content: () => string };
}

/** The reply to a question about prices: what the data suffered and where it comes from stand last, for everyone. */
export function reportReply(
  report: object & { readonly notes?: readonly DataNote[] },
  { title, blocks, footer, picture, actions, beside, csv }: ReportParts,
): Reply {
  const notes = [...(report.notes ?? []).map(({ sentence }) => sentence), footer];
  return {
    title,
    blocks: [...blocks, ...notes.map((text) => ({ kind: 'note', text }) as const)],
    ...(picture === undefined ? {} : { picture }),
    actions,
    files: [{ name: csv.name.toLowerCase(), mime: 'text/csv', content: csv.content }],
    tone: 'plain',
    visibility: 'everyone',
    report: { ...report, ...beside },
  };
}
