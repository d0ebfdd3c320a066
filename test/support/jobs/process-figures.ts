import type { DiscordStandIn } from '../discord-stand-in.ts';
import { TelegramStandIn } from '../telegram-stand-in.ts';
import { busiestSecond } from './crowd-figures.ts';
import { firstChannel } from './first-channel.ts';
import type { LedgerRow, ProcessesEnd } from './four-processes.ts';

/** A stretch of time on the clock of the platforms. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What a platform saw of the crowd. */
export interface CrowdSeen {
  /** How many messages arrived in each channel that got any. */
  readonly counts: ReadonlyMap<string, number>;
  readonly messages: number;
  /** When requests were refused with 429, from the first message on. */
  readonly tooManyMs: readonly number[];
  readonly busiestSecond: number;
  /** How much of the allowance was used until nearly all were out: in all, and where nothing had been broken lately. */
  readonly share: number;
  readonly shareUndisturbed: number;
}

/** The last of a crowd are those a dead process had claimed: they say nothing of the allowance. */
const nearlyAll = 0.9;

function freeSpans({ fromMs, untilMs }: Span, disturbed: readonly Span[]): Span[] {
  const free: Span[] = [];
  let atMs = fromMs;
  for (const span of disturbed.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (span.fromMs > atMs) free.push({ fromMs: atMs, untilMs: Math.min(span.fromMs, untilMs) });
    atMs = Math.max(atMs, span.untilMs);
  }
  return [...free, { fromMs: atMs, untilMs }].filter((span) => span.untilMs > span.fromMs);
}

/** How much of what is allowed was used in these stretches; NaN where they are empty. */
export function shareWithin(atMs: readonly number[], spans: readonly Span[], limit: number): number {
  const within = atMs.filter((ms) => spans.some(({ fromMs, untilMs }) => ms >= fromMs && ms < untilMs)).length;
  return within / (spans.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0) / 1000) / limit;
}

function placesOf(platform: DiscordStandIn | TelegramStandIn): string[] {
  if (platform instanceof TelegramStandIn)
    return platform.posts.filter(({ fromBot }) => fromBot).map(({ room }) => String(room.id));
  return platform.posts.map(({ placeId }) => placeId);
}

/** Counts what a platform saw. */
export function figuresOf(
  platform: DiscordStandIn | TelegramStandIn,
  { disturbed, limit }: { readonly disturbed: readonly Span[]; readonly limit: number },
): CrowdSeen {
  const { postedMs } = platform;
  const crowd = placesOf(platform).filter((id) => Number(id) >= firstChannel);
  const whole = { fromMs: postedMs[0] ?? 0, untilMs: postedMs[Math.floor(nearlyAll * postedMs.length)] ?? 0 };
  return {
    counts: new Map([...Map.groupBy(crowd, (id) => id)].map(([id, { length }]) => [id, length])),
    messages: crowd.length,
    tooManyMs: platform.tooManyMs.map((ms) => ms - whole.fromMs),
    busiestSecond: busiestSecond(postedMs),
    share: shareWithin(postedMs, [whole], limit),
    shareUndisturbed: shareWithin(postedMs, freeSpans(whole, disturbed), limit),
  };
}

/** A platform refuses until the processes know what it allows; after that never again. */
const learningRefusals = 5;

const leastShare = 0.95;

type Promised = readonly [sentence: string, isKept: boolean];

const idOf = ({ channel }: LedgerRow): string => channel.slice(channel.indexOf(':') + 1);

function promisesOfPlatform(
  name: 'discord' | 'telegram',
  { seen, ledger }: ProcessesEnd,
  channels: number,
): Promised[] {
  const { counts, tooManyMs, busiestSecond, share, shareUndisturbed } = seen[name];
  const ofCrowd = (row: LedgerRow): boolean => Number(idOf(row)) >= firstChannel; // whoever set it up may be told of one
  const rows = ledger.filter((row) => row.channel.startsWith(`${name}:`) && ofCrowd(row));
  const planned = new Set(rows.map(idOf)).size;
  const missing = rows.filter((row) => !counts.has(idOf(row)));
  const open = missing.filter(({ state }) => state === 'planned' || state === 'sending');
  const unknown = missing.filter(({ state }) => state === 'unknown');
  const lost = missing.length - open.length - unknown.length;
  const doubled = [...counts.values()].filter((count) => count > 1).length;
  const per100 = (part: number): string => `${(100 * part).toFixed(1)} %`;
  return [
    [`${name}: ${planned} of ${channels} planned, ${counts.size} arrived`, planned === channels],
    [`${name}: ${doubled} doubled`, doubled === 0],
    [
      `${name}: ${lost} lost without a word, ${unknown.length} that the platform cannot tell, ${open.length} still claimed by the dead`,
      lost === 0 && (name === 'telegram' || unknown.length === 0),
    ],
    [
      `${name}: ${tooManyMs.length} refused with 429${tooManyMs
        .map((ms) => ` at ${(ms / 1000).toFixed(1)} s`)
        .slice(0, 9)
        .join()}, busiest second ${busiestSecond}`,
      tooManyMs.length <= learningRefusals,
    ],
    [
      `${name}: ${per100(shareUndisturbed)} of the allowance where nothing had been broken for 15 s, ${per100(share)} in all`,
      Number.isNaN(shareUndisturbed) || shareUndisturbed >= leastShare,
    ],
  ];
}

/** What was promised, each with what came out. A machine that is busy with others shows nothing of the pace. */
export function processesSummary(
  end: ProcessesEnd,
  channels: number,
  showsPace = true,
): { readonly text: string; readonly isKept: boolean } {
  const { asked, answered, deaths } = end;
  const promises: Promised[] = [
    ...promisesOfPlatform('discord', end, channels),
    ...promisesOfPlatform('telegram', end, channels),
    [`people asked ${asked} times and were answered ${answered} times`, !showsPace || answered > asked / 2],
    [`${deaths.length} deaths the trial did not cause${deaths.map((one) => `\n${one}`).join('')}`, deaths.length === 0],
  ];
  const text = promises.map(([sentence, isKept]) => `  ${isKept ? 'kept  ' : 'MISSED'}  ${sentence}`).join('\n');
  return {
    text,
    isKept: promises.every(([sentence, isKept]) => isKept || (!showsPace && sentence.includes('of the allowance'))),
  };
}
