import { orNull } from '../analytics/series.ts';
import type { Request } from '../market/ports.ts';
import { DEFAULT_NUMBER_STYLE, inNumberStyle } from '../messages/format.ts';
import type { ChartSpec } from '../reports/chart-spec.ts';

/** A piece of a reply, typed; an adapter turns it into its platform's own markup. Text is plain, never markup. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** The reply's picture shows the same: left out where the picture is shown. */
      readonly pictured?: true;
    }
  | { readonly kind: 'note'; readonly text: string };

/** The blocks that are worth showing beside the picture. */
export function blocksBesidePicture({ blocks, picture }: Pick<Reply, 'blocks' | 'picture'>): readonly Block[] {
  return picture === undefined ? blocks : blocks.filter((block) => block.kind !== 'table' || block.pictured !== true);
}

/** A picture that is drawn when somebody will see it. Equal cache keys mean equal pixels. */
export interface Picture {
  readonly chart: ChartSpec;
  /** Says what the picture shows, verdict and numbers included; at most 1,000 characters. */
  readonly altText: string;
  readonly cacheKey: string;
}

/** A button: a command line that is run when it is pressed. */
export interface Action {
  readonly label: string;
  /** The command line, for example `divergence ETH RUT window:90`. */
  readonly line: string;
  /**
   * What a person puts in where the line says `{}`: something typed, or a channel or a role that is picked. Not shown
   * where a platform has nothing for it.
   */
  readonly asks?: 'text' | 'channel' | 'role';
  /** `edit` replaces the reply in place, `file` sends the first file of the line's reply, `new` answers below. */
  readonly does: 'edit' | 'file' | 'new';
  /** True on the choice that is shown now. */
  readonly current?: boolean;
  /** Actions of one group belong in one row or one select menu. */
  readonly group?: string;
}

/** Something to take away, made only when asked for. */
export interface ReplyFile {
  readonly name: string;
  readonly mime: string;
  readonly content: () => string | Uint8Array;
}

/** What a command answers. It never sends anything itself. */
export interface Reply {
  /** The answer in one line, in words a newcomer understands. */
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly picture?: Picture;
  readonly actions: readonly Action[];
  readonly files: readonly ReplyFile[];
  readonly tone: 'plain' | 'warning' | 'error';
  /** `asker` is shown to the person who asked alone, where the platform can. */
  readonly visibility: 'everyone' | 'asker';
  /** The full report behind the reply, for `--json`. */
  readonly report?: object;
  /**
   * Set by the router where prices that belong into this answer are still loading: waits for them, telling how far they
   * are, and gives the better answer; undefined where there is none to be had, or the signal was aborted. Never rejects.
   */
  readonly later?: (request: Request) => Promise<Reply | undefined>;
}

/**
 * A report as JSON can carry it: `NaN` (undefined) becomes null, typed arrays become arrays, absent keys stay absent.
 * An infinite number is a bug of ours and throws.
 */
export function jsonSafe(value: unknown, path = 'report'): unknown {
  if (typeof value === 'number') return safeNumber(value, path);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return Array.from(value as ArrayLike<unknown>, (item, at) => jsonSafe(item, `${path}[${at}]`) ?? null);
  }
  if (typeof value === 'object' && value !== null) return safeObject(value, path);
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new TypeError(`${path} is a ${typeof value}, which no report may hold`);
  }
  return value;
}

function safeNumber(value: number, path: string): number | null {
  if (Math.abs(value) === Infinity) throw new RangeError(`${path} is infinite`);
  return orNull(value);
}

function safeObject(value: object, path: string): object {
  if (value instanceof Map || value instanceof Set || value instanceof Date) {
    throw new TypeError(`${path} is a ${value.constructor.name}, which no report may hold`);
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, jsonSafe(item, `${path}.${key}`)]));
}

/** What arithmetic and templates leave behind when something is missing; no person may ever read it. */
const leakPatterns = [/\bNaN\b/, /\bInfinity\b/, /\bundefined\b/, /\[object /];

/** Words in a reply that are not ours and may read as they like. */
export interface ExternalText {
  /** The person's own words, and those of others that the answer was made with. */
  readonly quoted: readonly string[];
  /** Names of markets: each may stand in a text, which else is held to the rule. */
  readonly names: readonly string[];
}

/**
 * The reply as it may leave: its report made safe for JSON. Throws where a text or the report carries `NaN`, an
 * infinity, `undefined` or `[object …]`, unless somebody else's words had it.
 */
export function validateReply(reply: Reply, { quoted, names }: ExternalText): Reply {
  const forbidden = leakPatterns.filter((slip) => !quoted.some((words) => slip.test(words)));
  const own = withoutNames(names.filter((name) => leakPatterns.some((slip) => slip.test(name))));
  for (const text of textsOf(reply)) assertNoLeak(own(text), forbidden, 'text');
  if (reply.report === undefined) return reply;
  const report = jsonSafe(reply.report) as object;
  assertNoLeak(own(JSON.stringify(report)), forbidden, 'report');
  return { ...reply, report };
}

/** Takes names out of a text, the longest first: a name may hold another. */
function withoutNames(names: readonly string[]): (text: string) => string {
  const written = names.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]);
  const longestFirst = written.toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, name) => rest.replaceAll(name, ''), text);
}

function assertNoLeak(text: string, forbidden: readonly RegExp[], where: string): void {
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
    ...(picture === undefined ? [] : [picture.altText, picture.chart.title, picture.chart.footer]),
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

/**
 * A reply with its numbers and dates in a community's own style: everything a person reads, the picture included. The
 * report, files and the lines of buttons are for machines and stay.
 */
export function styledReply(reply: Reply, style: string): Reply {
  if (style === DEFAULT_NUMBER_STYLE) return reply;
  const { later } = reply;
  return {
    ...reply,
    title: inNumberStyle(reply.title, style),
    blocks: reply.blocks.map((block) => styledBlock(block, style)),
    actions: reply.actions.map((action) => ({ ...action, label: inNumberStyle(action.label, style) })),
    ...(reply.picture === undefined ? {} : { picture: styledPicture(reply.picture, style) }),
    ...(later === undefined ? {} : { later: async (request) => styledLater(await later(request), style) }),
  };
}

function styledLater(reply: Reply | undefined, style: string): Reply | undefined {
  return reply && styledReply(reply, style);
}

function styledPicture({ chart, altText, cacheKey }: Picture, style: string): Picture {
  return {
    chart: { ...chart, numbers: style },
    altText: inNumberStyle(altText, style),
    cacheKey: `${cacheKey}|${style}`,
  };
}

function styledBlock(block: Block, style: string): Block {
  const say = (text: string): string => inNumberStyle(text, style);
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return { ...block, text: say(block.text) };
    case 'list':
      return { ...block, items: block.items.map(say) };
    case 'figures':
      return { ...block, figures: block.figures.map(({ label, value }) => ({ label: say(label), value: say(value) })) };
    case 'table':
      return { ...block, head: block.head.map(say), rows: block.rows.map((row) => row.map(say)) };
  }
}
