import { englishWordTickers } from './english-word-tickers.ts';
import type { Token } from './tokenise.ts';

/** Capitalised words that name no market. */
const notNames = new Set(
  `the a an is are was were has have had do does did in on at by for from since as with while and but or so if when why how what who this that these those it its
  his her their our my your we you they he she i no not never such only even just still now today yesterday over under after before during despite unlike like
  compared versus vs most more less some many all every each both neither either nobody nothing everyone there here year years month months week weeks day days quarter
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday
  thursday friday saturday sunday breaking news update chart report exclusive opinion analysis fed fomc sec cpi gdp etf etfs ytd ath atl us usa uk eu u.s new york london
  q1 q2 q3 q4 h1 h2 ceo lol fwiw tl dr imo imho btw gm wow yes ok hey dear covid ftx lehman trump biden powell musk bloomberg reuters cnbc kaiko glassnode jpmorgan
  goldman sachs coindesk traders investors analysts markets market crypto exchange exchanges correlation divergence gap record first last never relative according`.split(
    /\s+/,
  ),
);

const before =
  /^(?:outperform(?:s|ed|ing)?|underperform(?:s|ed|ing)?|beat(?:s|en|ing)?|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|from|than|against|vs|versus|with|behind|between|and|over|of|top(?:s|ped)|by|to|track(?:s|ed)?|or)$/;

const after =
  /^(?:has|have|had|is|are|was|were|'s|stock|stocks|shares|and|vs|versus|outperform(?:s|ed|ing)?|underperform(?:s|ed|ing)?|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|beat(?:s|ing)?|lead(?:s|ing)?|led|diverg(?:es|ed|ing)|decoupl(?:es|ed|ing)|never|fell|rose|gap|divergence|\/)$/;

/**
 * Which things does a sentence compare that are no market of the catalogue?
 *
 * Capitalised words or cashtags that stand where a market would: before "has", "outperforms" or "vs", after "from",
 * "than" or "between". A guess that only ever words a refusal.
 *
 * @param tokens Of one sentence, without its known markets.
 * @returns At most two names, as written.
 * @example unknownNames([{ raw: 'Tesla', word: 'tesla', tagged: false }, { raw: 'has', word: 'has', tagged: false }]); // => ['Tesla']
 */
export function unknownNames(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const length = nameLength(tokens, at);
    if (length > 0 && standsForMarket(tokens, at, length)) names.push(written(tokens, at, length));
    at += Math.max(1, length);
  }
  return [...new Set(names)].slice(0, 2);
}

function nameLength(tokens: readonly Token[], at: number): number {
  let length = 0;
  while (length < 4 && at + length < tokens.length && isNamePart(tokens[at + length]!)) length += 1;
  return length;
}

function isNamePart({ raw, word, tagged }: Token): boolean {
  if (tagged && /^\p{L}/u.test(raw)) return true;
  return (
    /^\p{Lu}[\p{L}\p{N}&.]+$/u.test(raw) &&
    !notNames.has(word) &&
    !(englishWordTickers.has(word) && raw !== raw.toUpperCase())
  );
}

function standsForMarket(tokens: readonly Token[], at: number, length: number): boolean {
  const article = tokens[at - 1]?.word === 'the' ? 1 : 0;
  const [left, right] = [tokens[at - 1 - article]?.word ?? '', tokens[at + length]?.word ?? ''];
  return tokens[at]!.tagged || before.test(left) || after.test(right);
}

function written(tokens: readonly Token[], at: number, length: number): string {
  return tokens
    .slice(at, at + length)
    .map(({ raw }) => raw)
    .join(' ');
}
