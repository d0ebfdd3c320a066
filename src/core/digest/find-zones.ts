/** Cities people name that the zone database files under another one. */
const OTHER_CITIES: Readonly<Record<string, string>> = {
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  'las vegas': 'America/Los_Angeles',
  boston: 'America/New_York',
  washington: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  philadelphia: 'America/New_York',
  houston: 'America/Chicago',
  dallas: 'America/Chicago',
  austin: 'America/Chicago',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  'rio de janeiro': 'America/Sao_Paulo',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  'abu dhabi': 'Asia/Dubai',
  'tel aviv': 'Asia/Jerusalem',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
  kolkata: 'Asia/Kolkata',
  kyiv: 'Europe/Kiev',
  utc: 'UTC',
  gmt: 'UTC',
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_\s]+/gu, ' ')
    .trim();

/** Lower is better: the city itself, its beginning, then anywhere in the name. */
function distance(zone: string, typed: string): number {
  const whole = plain(zone);
  const city = whole.slice(whole.lastIndexOf('/') + 1);
  if (whole === typed || city === typed) return 0;
  if (city.startsWith(typed)) return 1;
  return whole.includes(typed) ? 2 : Infinity;
}

/**
 * Which time zones may a person mean by the name of a city?
 *
 * @param typed A city or an IANA name, in any case; accents do not matter.
 * @param most How many to offer.
 * @returns IANA names, best first; empty where nothing fits.
 * @example findZones('lord howe'); // => ['Australia/Lord_Howe']
 */
export function findZones(typed: string, most = 10): string[] {
  const name = plain(typed);
  if (name === '') return [];
  const known = OTHER_CITIES[name];
  const ranked = Intl.supportedValuesOf('timeZone')
    .map((zone) => ({ zone, far: distance(zone, name) }))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far || (a.zone < b.zone ? -1 : 1));
  return [...new Set([...(known === undefined ? [] : [known]), ...ranked.map(({ zone }) => zone)])].slice(0, most);
}
