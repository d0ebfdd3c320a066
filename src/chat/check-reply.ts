import { jsonSafe } from './json-safe.ts';
import type { Block, Reply } from './reply.ts';

/** What arithmetic and templates leave behind when something is missing; no person may ever read it. */
const slips = [/\bNaN\b/, /\bInfinity\b/, /\bundefined\b/, /\[object /];

/** Words in a reply that are not ours and may read as they like. */
export interface Foreign {
  /** The person's own words, and those of others that the answer was made with. */
  readonly quoted: readonly string[];
  /** Names of markets: each may stand in a text, which else is held to the rule. */
  readonly names: readonly string[];
}

/**
 * The reply as it may leave: its report made safe for JSON. Throws where a text or the report carries `NaN`, an
 * infinity, `undefined` or `[object …]`, unless somebody else's words had it.
 */
export function checkReply(reply: Reply, { quoted, names }: Foreign): Reply {
  const forbidden = slips.filter((slip) => !quoted.some((words) => slip.test(words)));
  const own = withoutNames(names.filter((name) => slips.some((slip) => slip.test(name))));
  for (const text of textsOf(reply)) refuseSlip(own(text), forbidden, 'text');
  if (reply.report === undefined) return reply;
  const report = jsonSafe(reply.report) as object;
  refuseSlip(own(JSON.stringify(report)), forbidden, 'report');
  return { ...reply, report };
}

/** Takes names out of a text, the longest first: a name may hold another. */
function withoutNames(names: readonly string[]): (text: string) => string {
  const written = names.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]);
  const longestFirst = written.toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, name) => rest.replaceAll(name, ''), text);
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
