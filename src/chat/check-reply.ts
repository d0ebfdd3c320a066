import { jsonSafe } from './json-safe.ts';
import type { Block, Reply } from './reply.ts';

/** What arithmetic and templates leave behind when something is missing; no person may ever read it. */
const slips = [/\bNaN\b/, /\bInfinity\b/, /\bundefined\b/, /\[object /];

/**
 * The reply as it may leave: its report made safe for JSON. Throws where a text or the report carries `NaN`, an
 * infinity, `undefined` or `[object …]`, unless the person's own words had it.
 */
export function checkReply(reply: Reply, asked: string): Reply {
  const forbidden = slips.filter((slip) => !slip.test(asked));
  for (const text of textsOf(reply)) refuseSlip(text, forbidden, 'text');
  if (reply.report === undefined) return reply;
  const report = jsonSafe(reply.report) as object;
  refuseSlip(JSON.stringify(report), forbidden, 'report');
  return { ...reply, report };
}

function refuseSlip(text: string, forbidden: readonly RegExp[], where: string): void {
  const slip = forbidden.find((candidate) => candidate.test(text));
  if (slip === undefined) return;
  const at = Math.max(0, text.search(slip) - 40);
  throw new Error(`a reply's ${where} carries ${slip.source}: …${text.slice(at, at + 80)}…`);
}

function textsOf(reply: Reply): string[] {
  const picture = reply.picture;
  return [
    reply.title,
    ...reply.blocks.flatMap(textsOfBlock),
    ...reply.actions.flatMap((action) => [action.label, action.line]),
    ...reply.files.map((file) => file.name),
    ...(picture === undefined ? [] : [picture.altText, picture.drawing.title, picture.drawing.footer]),
  ];
}

function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return [block.text];
    case 'list':
      return [...block.items];
    case 'figures':
      return block.figures.flatMap((figure) => [figure.label, figure.value]);
    case 'table':
      return [...block.head, ...block.rows.flat()];
  }
}
