import type { Claim } from '../../src/claims/claim.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import { describeClaim } from '../../src/claims/words.ts';
import { wellKnownMarkets } from '../../src/market/known-markets.ts';
import { englishReader, speakerOf } from '../../src/messages/speaker.ts';

const lexicon = [...wellKnownMarkets, { symbol: 'ETH2015', names: [] }];

const english = speakerOf(englishReader);

/** What a text says, read as of a day; whatever is read can be told. */
export function read(text: string, asOf = '2026-02-05') {
  const reading = readClaims(text, { lexicon, asOf });
  for (const claim of reading.claims) english.say(describeClaim(claim));
  return reading;
}

/** Its first claim. */
export const first = (text: string, asOf?: string): Claim => read(text, asOf).claims[0]!;

/** Its first claim in one line: pair, relation, what of the pair, denial; `asked` where something was not understood. */
export function brief(text: string, asOf?: string): string {
  const claim = first(text, asOf);
  if (claim.unread.length > 0) return `asked: ${claim.unread.join('; ')}`;
  if (claim.aspect === 'none') return 'none';
  const pair = `${claim.subject ?? claim.subjectAltGroup ?? '?'}/${claim.benchmark ?? claim.benchmarkAltGroup ?? '?'}`;
  const reach = { none: '', record: 'record', since: `since ${claim.since}`, years: `${claim.years} years` }[
    claim.superlative
  ];
  return [pair, claim.aspect, claim.relation, reach, claim.negated ? 'not' : '']
    .filter((part) => part !== '')
    .join(' ');
}
