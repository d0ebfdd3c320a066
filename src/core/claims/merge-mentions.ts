import type { Mention, SlottedSentence } from './find-markets.ts';

/**
 * Which of the market names in a sentence name the same thing twice?
 *
 * "Ethereum (ETH)" and "$ETH Ethereum" are one mention; in "the Russell 2000 (IWM)" the ticker in brackets is the more
 * exact one and stands for both. Words such as "price" and "index" that only accompany a name are dropped.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The sentence with one slot for each thing named; the mentions keep their numbers.
 * @example mergeMentions({ slotted: '@0 ( @1 ) fell', mentions: [{ symbol: 'RUT', group: null }, { symbol: 'IWM', group: null }] }).slotted; // => '@1 fell'
 */
export function mergeMentions({ slotted, mentions }: SlottedSentence): SlottedSentence {
  const merged = slotted
    .replace(
      /@(\d+)( 's)? \( (?:[^ @]{1,12} )?@(\d+) \)( 's)?/g,
      (_, __, ___, inside: string, s = '') => `@${inside}${s}`,
    )
    .replace(/@(\d+)(?: ,)? (?:or |aka )?@(\d+)/g, (pair, a: string, b: string) =>
      isSame(mentions[Number(a)]!, mentions[Number(b)]!) ? `@${a}` : pair,
    )
    .replace(
      /(@\d+) (?:index|indices|etf|token|tokens|coin|price|prices|price action|benchmark|complex)(?= |$)(?! (?:gap|difference))/g,
      '$1',
    )
    .replace(/(@\d+) 's (?:price|prices|share price|price action)(?= |$)(?! gap)/g, '$1')
    .replace(/\b(?:shares|holders|the price|prices|price) of (?=(?:the )?@)/g, '');
  return { slotted: merged, mentions };
}

function isSame(a: Mention, b: Mention): boolean {
  return a.symbol === b.symbol && a.group === b.group;
}
