import { USUAL_NUMBERS } from './number-style.ts';

/** Languages with their regions that are offered by name; every other tag is accepted as it is. */
const offered = [
  ...['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-IE', 'en-NZ', 'en-ZA', 'en-SG'],
  ...['de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'fr-CH', 'fr-BE', 'it-IT', 'it-CH', 'es-ES', 'es-MX', 'es-AR'],
  ...['pt-PT', 'pt-BR', 'nl-NL', 'nl-BE', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'is-IS', 'pl-PL', 'cs-CZ', 'sk-SK'],
  ...['hu-HU', 'ro-RO', 'bg-BG', 'hr-HR', 'sr-RS', 'sl-SI', 'el-GR', 'tr-TR', 'ru-RU', 'uk-UA', 'et-EE', 'lv-LV'],
  ...['lt-LT', 'he-IL', 'ar-EG', 'ar-AE', 'fa-IR', 'hi-IN', 'bn-BD', 'ur-PK', 'th-TH', 'vi-VN', 'id-ID', 'ms-MY'],
  ...['fil-PH', 'ja-JP', 'ko-KR', 'zh-CN', 'zh-TW', 'zh-HK'],
] as const;

const english = new Intl.DisplayNames(['en'], { type: 'language' });

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/**
 * What is a style of numbers called?
 *
 * @param style A BCP 47 tag, or `usual`.
 * @returns Its English name.
 * @throws RangeError where the tag has no valid form.
 * @example numberStyleName('de-DE'); // => 'German (Germany)'
 */
export function numberStyleName(style: string): string {
  return style === USUAL_NUMBERS ? 'as usual' : (english.of(style) ?? style);
}

/**
 * Which styles of numbers may a person mean?
 *
 * @param typed A BCP 47 tag, or a language or country in English or in its own language; accents do not matter.
 * @param most How many to offer.
 * @returns Tags in their proper spelling, best first; `usual` for that word; empty where nothing fits.
 * @example findNumberStyles('german', 2); // => ['de-DE', 'de-AT']
 */
export function findNumberStyles(typed: string, most = 10): string[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  if (wanted === USUAL_NUMBERS) return [USUAL_NUMBERS];
  const tag = supportedTag(typed.trim());
  if (tag !== undefined) return [tag];
  const ranked = offered.map((style) => ({ style, far: distance(style, wanted) })).filter(({ far }) => far < Infinity);
  return ranked
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ style }) => style);
}

/** The tag in its proper spelling where the platform has data for it; a word of a name is no tag. */
function supportedTag(typed: string): string | undefined {
  if (!/^[a-z]{2,3}(-[a-z\d]{1,8})*$/iu.test(typed)) return undefined;
  try {
    const [tag] = Intl.NumberFormat.supportedLocalesOf([typed]);
    return tag;
  } catch {
    return undefined;
  }
}

/** Lower is better: a name in which a word begins so, then one that has it anywhere. */
function distance(style: string, wanted: string): number {
  const own = new Intl.DisplayNames([style], { type: 'language' });
  const names = [english.of(style), own.of(style)].map((name) => plain(name ?? ''));
  if (names.some((name) => ` ${name}`.replaceAll('(', ' ').includes(` ${wanted}`))) return 0;
  return names.some((name) => name.includes(wanted)) ? 1 : Infinity;
}
