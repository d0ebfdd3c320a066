import { orNull } from '../analytics/series.ts';
import type { Request } from '../market/ports.ts';
import { DEFAULT_NUMBER_STYLE } from '../messages/format.ts';
import { inEnglish, type Speaker } from '../messages/speaker.ts';
import { isValue, type Reader, type Text } from '../messages/text.ts';
import type { ChartSpec } from '../reports/chart-spec.ts';

/**
 * A piece of a reply, typed; an adapter turns it into its platform's own markup. Text is plain, never markup: said
 * already (`Block`), or still to be said in the reader's language (`Block<Text>`).
 */
export type Block<T extends Text = string> = BlockContent<T> & {
  /** Stands behind *Details*: how it was measured, where it comes from, further figures. */
  readonly detail?: true;
};

type BlockContent<T extends Text> =
  | { readonly kind: 'paragraph'; readonly text: T }
  | { readonly kind: 'list'; readonly items: readonly T[] }
  | { readonly kind: 'figures'; readonly figures: readonly { readonly label: T; readonly value: T }[] }
  | { readonly kind: 'table'; readonly head: readonly T[]; readonly rows: readonly (readonly T[])[] }
  | { readonly kind: 'note'; readonly text: T };

/** The same behind *Details*. */
export function behindDetails<T extends Text>(blocks: readonly Block<T>[]): Block<T>[] {
  return blocks.map((block) => ({ ...block, detail: true }));
}

/** A picture that is drawn when somebody will see it. Equal cache keys mean equal pixels. */
export interface Picture<T extends Text = string> {
  readonly chart: ChartSpec<T>;
  /** Says what the picture shows, verdict and numbers included; at most 1,000 characters. */
  readonly altText: T;
  readonly cacheKey: string;
}

/** A button: a command line that is run when it is pressed. */
export interface Action<T extends Text = string> {
  readonly label: T;
  /** The command line, for example `divergence ETH RUT window:90`. */
  readonly line: string;
  /**
   * What a person puts in where the line says `{}`: something typed, or a channel or a role that is picked. Not shown
   * where a platform has nothing for it.
   */
  readonly asks?: 'text' | 'channel' | 'role';
  /**
   * `edit` replaces the reply in place, `file` sends the first file of the line's reply, `full` its picture as wide as a
   * screen, `new` answers below. `details` shows what stands behind *Details* in place and `less` puts it back, `more`
   * gives the text that did not fit; each is shown only where there is something to it.
   */
  readonly does: 'edit' | 'file' | 'full' | 'new' | Fold;
  /** True on the choice that is shown now. */
  readonly current?: boolean;
  /** Actions of one group belong in one row or one select menu. */
  readonly group?: string;
}

export type FileContent = string | Uint8Array;

/** What a button does to how much of a reply is shown; where everything is shown there is none. */
export type Fold = 'details' | 'less' | 'more';

/** Whether a button is about how much is shown, and about no question of its own. */
export function isFold<A extends Pick<Action<Text>, 'does'>>(action: A): action is A & { readonly does: Fold } {
  return action.does === 'details' || action.does === 'less' || action.does === 'more';
}

/** Something to take away, made only when asked for. */
export interface ReplyFile {
  readonly name: string;
  readonly mime: string;
  readonly content: () => FileContent | Promise<FileContent>;
}

/** The day an answer is of. */
export interface AnsweredDay {
  readonly day: string;
  /** Whether its markets trade every day. */
  readonly everyDay: boolean;
  /** How it begins where that day is past: the first line names it, and what has no room there follows. */
  readonly dated?: { readonly title: Text; readonly lead: Text } | undefined;
}

/** What a command answers, as `Reply<Text>`, and a platform is given, as `Reply`. It never sends anything itself. */
export interface Reply<T extends Text = string> {
  /** The answer in one line, in words a newcomer understands. */
  readonly title: T;
  readonly blocks: readonly Block<T>[];
  readonly picture?: Picture<T>;
  readonly actions: readonly Action<T>[];
  readonly files: readonly ReplyFile[];
  readonly tone: 'plain' | 'warning' | 'error';
  /** `asker` is shown to the person who asked alone, where the platform can. */
  readonly visibility: 'everyone' | 'asker';
  /** Who a reply was said to, so that what an adapter has to add is said alike; English where absent. */
  readonly reader?: Reader;
  /** The full report behind the reply, for `--json`. */
  readonly report?: object;
  /** The day it is of, for the router alone, which keeps its buttons to that day. */
  readonly ofDay?: AnsweredDay;
  /**
   * Set by the router where prices that belong into this answer are still loading: waits for them, telling how far they
   * are, and gives the better answer; undefined where there is none to be had, or the signal was aborted. Never rejects.
   */
  readonly later?: (request: Request<T>) => Promise<Reply<T> | undefined>;
}

/**
 * A report as JSON can carry it: `NaN` (undefined) becomes null, typed arrays become arrays, absent keys stay absent,
 * texts are English: a program reads the same whoever asks.
 * An infinite number is a bug of ours and throws.
 */
export function jsonSafe(value: unknown, path = 'report'): unknown {
  if (typeof value === 'number') return safeNumber(value, path);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return Array.from(value as ArrayLike<unknown>, (item, at) => jsonSafe(item, `${path}[${at}]`) ?? null);
  }
  if (isValue(value)) return inEnglish(value);
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
export function validateReply(reply: Reply<Text>, { quoted, names }: ExternalText): Reply<Text> {
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

function textsOf(reply: Reply<Text>): string[] {
  const picture = reply.picture;
  const texts: readonly Text[] = [
    reply.title,
    ...reply.blocks.flatMap(textsOfBlock),
    ...reply.actions.flatMap((action) => [action.label, action.line]),
    ...reply.files.map((file) => file.name),
    ...(picture === undefined ? [] : [picture.altText, picture.chart.title, picture.chart.footer]),
  ];
  return texts.map(inEnglish);
}

function textsOfBlock(block: Block<Text>): Text[] {
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
 * A reply as one reader reads it: everything a person sees, the picture included. The report, files and the lines of
 * buttons are for machines and stay.
 */
export function spokenReply({ later, picture, ofDay: _, ...reply }: Reply<Text>, speaker: Speaker): Reply {
  const { title, blocks, actions } = reply;
  return {
    ...reply,
    title: speaker.say(title),
    blocks: blocks.map((block) => spokenBlock(block, speaker)).filter(saysSomething),
    actions: actions.map((action) => ({ ...action, label: speaker.say(action.label) })),
    ...(keyOfReader(speaker.reader) === '' ? {} : { reader: speaker.reader }),
    ...(picture === undefined ? {} : { picture: spokenPicture(picture, speaker) }),
    ...(later === undefined
      ? {}
      : { later: async (request) => spokenLater(await later(spokenRequest(request, speaker)), speaker) }),
  };
}

/** A paragraph may have nothing to add in the reader's language. */
const saysSomething = (block: Block): boolean => block.kind !== 'paragraph' || block.text !== '';

/** Whoever waits hears how far it is in their own language. */
export function spokenRequest({ progress, signal }: Request<string>, { say }: Speaker): Request {
  return { signal, progress: progress && ((step) => progress({ ...step, what: say(step.what) })) };
}

function spokenLater(reply: Reply<Text> | undefined, speaker: Speaker): Reply | undefined {
  return reply && spokenReply(reply, speaker);
}

/** What a picture may be described with. */
const LONGEST_ALT_TEXT = 1000;

const spokenCharts = new WeakMap<ChartSpec<Text>, Map<string, ChartSpec>>();

/** Equal readers get the very same drawing: one that goes to thousands of channels is drawn once. */
function spokenPicture({ chart, altText, cacheKey }: Picture<Text>, speaker: Speaker): Picture {
  const key = keyOfReader(speaker.reader);
  const known = spokenCharts.get(chart) ?? new Map<string, ChartSpec>();
  const spoken = known.get(key) ?? spokenChart(chart, speaker);
  spokenCharts.set(chart, known.set(key, spoken));
  const described = speaker.say(altText).slice(0, LONGEST_ALT_TEXT);
  return { chart: spoken, altText: described, cacheKey: key === '' ? cacheKey : `${cacheKey}|${key}` };
}

function spokenChart(chart: ChartSpec<Text>, speaker: Speaker): ChartSpec {
  const spoken: ChartSpec = speaker.spoken<ChartSpec<Text>>(chart);
  return {
    ...spoken,
    title: speaker.say(chart.title),
    footer: speaker.say(chart.footer),
    ...(keyOfReader(speaker.reader) === '' ? {} : { reader: speaker.reader }),
  };
}

/** Empty for the reader of whom nothing is known. */
function keyOfReader({ language, numbers }: Reader): string {
  const parts = [...(language === 'en' ? [] : [language]), ...(numbers === DEFAULT_NUMBER_STYLE ? [] : [numbers])];
  return parts.join(' ');
}

function spokenBlock(block: Block<Text>, { say }: Speaker): Block {
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
