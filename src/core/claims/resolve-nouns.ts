import type { Mention, SlottedSentence } from './find-markets.ts';

const kinds: readonly (readonly [RegExp, ReadonlySet<string> | 'coin'])[] = [
  [/\bthe (?:token|coin|cryptocurrency|crypto asset|digital asset|altcoin)\b(?! (?:market|exchange|sector|industry))/, 'coin'],
  [/\bthe (?:metal|precious metal|safe haven|haven)\b/, new Set(['GOLD', 'GLD', 'SILVER', 'SLV', 'COPPER'])],
  [/\bthe (?:(?:stock|small cap|equity|us) )?(?:index|gauge|benchmark)\b/, new Set(['RUT', 'SPX', 'NDX', 'DJI', 'DXY', 'VIX'])],
]; // prettier-ignore

// prettier-ignore
const notCoins = new Set(
  'RUT IWM SPX SPY NDX QQQ DJI DIA GOLD GLD SILVER SLV OIL USO COPPER DXY UUP TLT US10Y VIX'.split(' '),
);

/**
 * Which market does "the token", "the metal" or "the index" stand for?
 *
 * The market of that kind the text named before, where there is only one or the last claim was about it; otherwise
 * the words stay as they are, because a guess might be wrong.
 *
 * @param sentence Expanded slotted sentence.
 * @param named Markets named in the text so far, the subject of the last claim first.
 * @returns The sentence with a slot for each such noun that has a market.
 * @example resolveNouns({ slotted: 'the token lags @0', mentions: [{ symbol: 'GOLD', group: null }] }, [{ symbol: 'ETH', group: null }]).slotted; // => '@1 lags @0'
 */
export function resolveNouns(sentence: SlottedSentence, named: readonly Mention[]): SlottedSentence {
  return kinds.reduce(({ slotted, mentions }, [noun, members]) => {
    const market = noun.test(slotted) ? marketOf(members, named) : undefined;
    if (!market) return { slotted, mentions };
    return { slotted: slotted.replace(noun, `@${mentions.length}`), mentions: [...mentions, market] };
  }, sentence);
}

function marketOf(members: ReadonlySet<string> | 'coin', named: readonly Mention[]): Mention | undefined {
  const isOfKind = ({ symbol }: Mention): boolean =>
    symbol !== null && (members === 'coin' ? !notCoins.has(symbol) : members.has(symbol));
  const candidates = named.filter(isOfKind);
  const symbols = new Set(candidates.map(({ symbol }) => symbol));
  return symbols.size === 1 || (named[0] && isOfKind(named[0])) ? candidates[0] : undefined;
}
