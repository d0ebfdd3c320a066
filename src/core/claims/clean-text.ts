/** Longest text that is read, in UTF-16 units. */
export const longestTextRead = 10_000;

const quotes = /[\u2018\u2019\u201B\u02BC\u2032\u0060\u00B4]/g;

const doubleQuotes = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g;

const dashes = /[\u2010-\u2013\u2212\uFE58\uFE63\uFF0D]/g;

const links = /\b(?:https?:\/\/|www\.)\S{1,2000}/gi;

const invisible = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/gu;

const control = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;

const falling = /[\u{1F4C9}\u{1F53B}\u2B07\u2198]\uFE0F?/gu;

const rising = /[\u{1F4C8}\u{1F53A}\u2B06\u2197]\uFE0F?/gu;

const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]|\uFE0F|\u20E3/gu;

const entities: readonly (readonly [RegExp, string])[] = [
  [/&amp;/gi, '&'],
  [/&#39;|&apos;|&rsquo;/gi, "'"],
  [/&quot;|&[lr]dquo;/gi, '"'],
  [/&nbsp;/gi, ' '],
];

const crossTicker = /\b(ETH|SOL|XRP|ADA|BNB|LTC|DOGE|LINK|AVAX|DOT)(BTC|ETH)\b/gi;

const venuePrefix = /\b(?:NASDAQ|NYSE|NYSEARCA|AMEX|ARCA|CBOE|BATS|COINBASE|BINANCE|KRAKEN|BITSTAMP):(?=\^?[A-Z])/g;

/**
 * What is left of a pasted text once everything that carries no meaning is gone?
 *
 * Compatibility forms are unified (NFKC), links, emoji other than arrows and charts that rise or fall, invisible and control characters become spaces, typographic
 * quotes and dashes become plain ones, a venue before a ticker (`NASDAQ:QQQ`) is dropped, and `ETHBTC` becomes `ETH/BTC`. Line breaks stay.
 * Text beyond `longestTextRead` is not read.
 *
 * @param text Anything a person or a program sent.
 * @returns Text without control characters other than line feeds.
 * @example sanitizeText('Ethereum\u2019s \u201Cdrift\u201D \u{1F680} https://x.example/a'); // => 'Ethereum\'s "drift"'
 */
export function cleanText(text: string): string {
  const plain = unify(text.slice(0, longestTextRead)).replace(links, ' ');
  return entities
    .reduce((soFar, [written, meant]) => soFar.replace(written, meant), plain)
    .replace(venuePrefix, '')
    .replace(crossTicker, '$1/$2')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function unify(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .normalize('NFKC')
    .slice(0, longestTextRead * 2)
    .replace(control, (character) => (character === '\n' ? character : ' '))
    .replace(invisible, '')
    .replace(falling, ' down ')
    .replace(rising, ' up ')
    .replace(pictures, ' ')
    .replace(quotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-')
    .replace(/\u2014|\u2015/g, ' - ');
}
