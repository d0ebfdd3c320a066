import { type Catalog, msg, type Text } from '../messages/text.ts';
import type { MarketSymbol } from './ports.ts';

/** What kind of fact it is. `fomc`: the day of a scheduled interest-rate decision, 2 p.m. New York. */
export type EventKind = 'upgrade' | 'halving' | 'listing' | 'failure' | 'shock' | 'vote' | 'fomc';

/** A settled public fact with its date. */
export interface KnownEvent {
  /** `YYYY-MM-DD` in the place where it happened, or `YYYY-MM` or `YYYY` where no day can be named. */
  readonly date: string;
  /** Short enough for a chart. */
  readonly label: Text;
  readonly kind: EventKind;
  /** Which markets it concerns: one chain, everything crypto, or every market. */
  readonly concerns: 'ETH' | 'BTC' | 'crypto' | 'all';
  /** How people name it in "since …", lower case, without a leading "the". */
  readonly names: readonly string[];
  /** What "since …" counts from, where that is the whole month instead of the day. */
  readonly countedFrom?: string;
}

/** Month and day of the second day of each scheduled meeting, by year. The meeting of March 2020 was held earlier and is left out. */
const DECISIONS: Readonly<Record<string, string>> = {
  2017: '02-01 03-15 05-03 06-14 07-26 09-20 11-01 12-13',
  2018: '01-31 03-21 05-02 06-13 08-01 09-26 11-08 12-19',
  2019: '01-30 03-20 05-01 06-19 07-31 09-18 10-30 12-11',
  2020: '01-29 04-29 06-10 07-29 09-16 11-05 12-16',
  2021: '01-27 03-17 04-28 06-16 07-28 09-22 11-03 12-15',
  2022: '01-26 03-16 05-04 06-15 07-27 09-21 11-02 12-14',
  2023: '02-01 03-22 05-03 06-14 07-26 09-20 11-01 12-13',
  2024: '01-31 03-20 05-01 06-12 07-31 09-18 11-07 12-18',
  2025: '01-29 03-19 05-07 06-18 07-30 09-17 10-29 12-10',
  2026: '01-28 03-18 04-29 06-17 07-29 09-16 10-28 12-09',
  2027: '01-27 03-17 04-28 06-09 07-28 09-15 10-27 12-08',
};

/** The last day for which the schedule is known. */
export const rateDecisionsThrough = `${Object.keys(DECISIONS).toSorted().at(-1)!}-12-31`;

/**
 * Scheduled interest-rate decisions of the Federal Reserve, 2017 to 2027.
 *
 * The table ends with the years the Federal Reserve has published; beyond `rateDecisionsThrough` none is known, which is
 * not the same as that there is none. Dates of 2027 are the tentative schedule published in September 2025. Unscheduled decisions (3 and 15 March 2020) are
 * not schedule and not listed here.
 */
export const rateDecisions: readonly KnownEvent[] = Object.entries(DECISIONS).flatMap(([year, days]) =>
  days.split(' ').map((day) => ({
    date: `${year}-${day}`,
    label: msg('facts.fedDecision'),
    kind: 'fomc' as const,
    concerns: 'all' as const,
    names: [],
  })),
);

/** Date, key of the label, other names separated by `|`, and the month "since …" counts from where it is not the day. */
type Row = readonly [date: string, label: keyof Catalog['facts'], names?: string, countedFrom?: string];

const facts = (kind: EventKind, concerns: KnownEvent['concerns'], rows: readonly Row[]): KnownEvent[] =>
  rows.map(([date, label, names = '', countedFrom]) => ({
    date,
    label: msg(`facts.${label}`),
    kind,
    concerns,
    names: names.split('|').filter(Boolean),
    ...(countedFrom === undefined ? {} : { countedFrom }),
  }));

const ethereumUpgrades = facts('upgrade', 'ETH', [
  ['2015-07-30', 'ethereumLaunch', 'ethereum launch|launch of ethereum|ethereum genesis|frontier launch'],
  ['2016-07-20', 'daoFork'],
  ['2017-10-16', 'byzantium'],
  ['2019-02-28', 'constantinople'],
  ['2020-12-01', 'beaconChain'],
  ['2021-04-15', 'berlin'],
  ['2021-08-05', 'london', 'london hard fork|london fork|eip 1559'],
  ['2022-09-15', 'merge', 'merge|ethereum merge|eth merge|proof of stake switch|switch to proof of stake'],
  ['2023-04-12', 'shapella', 'shapella|shanghai upgrade|shapella upgrade|shanghai fork'],
  ['2024-03-13', 'dencun', 'dencun|dencun upgrade'],
  ['2025-05-07', 'pectra', 'pectra|pectra upgrade'],
  ['2025-12-03', 'fusaka', 'fusaka|fusaka upgrade'],
]);

const bitcoinUpgrades = facts('upgrade', 'BTC', [['2021-11-14', 'taproot']]);

const halvings = facts('halving', 'BTC', [
  ['2016-07-09', 'secondHalving', '2016 halving|second halving|last halving|halving|bitcoin halving'],
  ['2020-05-11', 'thirdHalving', 'third halving|2020 halving|halving|bitcoin halving|last halving'],
  ['2024-04-20', 'fourthHalving', '2024 halving|fourth halving|last halving|halving|bitcoin halving'],
]);

const listings = [
  ...facts('listing', 'crypto', [
    [
      '2024-01-11',
      'spotBitcoinEtfs',
      'bitcoin etf launch|spot bitcoin etf launch|launch of bitcoin etfs|launch of spot bitcoin etfs|bitcoin etfs launched|spot bitcoin etfs launched',
    ],
    [
      '2021-04-14',
      'coinbaseListing',
      "coinbase listing|coinbase 's listing|coinbase went public|coinbase ipo|coinbase direct listing|coinbase debut|coinbase 's debut|coinbase listed",
    ],
  ]),
  ...facts('listing', 'BTC', [
    ['2017-12-18', 'cmeFutures'],
    ['2021-10-19', 'futuresEtf'],
  ]),
  ...facts('listing', 'ETH', [
    [
      '2024-07-23',
      'spotEtherEtfs',
      'ethereum etf launch|eth etf launch|ether etf launch|spot ethereum etf launch|spot ether etf launch|launch of ether etfs|launch of ethereum etfs|launch of spot ether etfs|launch of spot ethereum etfs',
    ],
  ]),
];

const cryptoFailures = [
  ...facts('failure', 'crypto', [
    ['2014-02-28', 'mtGox', 'mt gox|mt gox collapse|mt gox bankruptcy|mtgox', '2014-02'],
    ['2016-08-02', 'bitfinexHack'],
    [
      '2022-05-09',
      'terraCollapse',
      'terra|luna|terra luna|terra crash|luna crash|terra luna crash|terra collapse|luna collapse|terra luna collapse|collapse of terra|collapse of luna|ust depeg',
      '2022-05',
    ],
    [
      '2022-06-12',
      'celsiusFreeze',
      'celsius collapse|celsius|celsius froze withdrawals|celsius freeze|celsius halted withdrawals',
    ],
    [
      '2022-11-11',
      'ftxBankruptcy',
      "ftx|ftx collapse|ftx bankruptcy|ftx crash|ftx blowup|ftx implosion|collapse of ftx|bankruptcy of ftx|fall of ftx|ftx failure|ftx filed for bankruptcy|ftx collapsed|ftx fiasco|ftx debacle|ftx saga|ftx disaster|ftx 's collapse|ftx 's bankruptcy|ftx went bust|ftx imploded|ftx 's implosion",
    ],
    ['2025-02-21', 'bybitHack', 'bybit hack'],
  ]),
  ...facts('failure', 'ETH', [['2016-06-17', 'daoHack', 'dao hack']]),
];

const bankFailures = facts('failure', 'all', [
  [
    '2008-09-15',
    'lehman',
    'lehman|lehman brothers|lehman brothers collapse|collapse of lehman|collapse of lehman brothers|lehman collapse|lehman bankruptcy|fall of lehman',
  ],
  [
    '2023-03-10',
    'siliconValleyBank',
    'silicon valley bank collapse|banking crisis|regional banking crisis|2023 banking crisis|silicon valley bank|svb collapse|svb failure|svb|collapse of silicon valley bank|svb went under|svb went bust|svb failed|svb collapsed|svb blew up|svb blowup|svb crisis|svb scare|svb panic|svb implosion|svb run|bank failures|bank runs|bank panic|regional bank crisis|regional bank failures|regional bank panic|banking scare|banking panic|bank scare|fall of silicon valley bank|failure of silicon valley bank|silicon valley bank failed|silicon valley bank went under',
  ],
]);

const shocks = [
  ...facts('shock', 'all', [
    ['1987-10-19', 'blackMonday', 'black monday|1987 crash'],
    ['1997-07', 'asianCrisis', 'asian financial crisis|asian crisis'],
    [
      '2000-03',
      'dotComBust',
      'dot com bust|dot com bubble|dot com crash|dot com era|dotcom bust|dotcom bubble|dotcom crash|tech bubble|tech bust|internet bubble',
    ],
    ['2013-05', 'taperTantrum', 'taper tantrum'],
    [
      '2008',
      'financialCrisis',
      'financial crisis|2008 crisis|2008 financial crisis|crisis of 2008|2008 crash|great recession|credit crunch|subprime crisis|global financial crisis|gfc|great financial crisis',
    ],
    ['2018-02-05', 'volatilityShock', 'volmageddon|volpocalypse'],
    [
      '2020-03-12',
      'covidCrash',
      'covid crash|covid 19 crash|covid|covid pandemic|covid shock|covid outbreak|covid lockdowns|lockdowns|pandemic began|coronavirus|covid began|covid started|covid hit|pandemic started|pandemic hit|coronavirus pandemic|covid 19|covid sell off|covid selloff|covid panic|pandemic|pandemic crash|start of pandemic|start of the pandemic|march 2020 crash|coronavirus crash',
      '2020-03',
    ],
    [
      '2022-02-24',
      'ukraine',
      "invasion of ukraine|ukraine invasion|ukraine war|war in ukraine|russia 's invasion of ukraine|russian invasion of ukraine|russia invaded ukraine|russian invasion|war in ukraine began|russia invaded|putin invaded ukraine|war broke out in ukraine|russia 's invasion|" +
        "russia rolled into ukraine|russia marched into ukraine|russia moved into ukraine|russia attacked ukraine|russia went into ukraine|russian tanks rolled into ukraine|tanks rolled into ukraine|invasion|war began|war started|war broke out|russia 's war|putin 's invasion|ukraine war began",
    ],
    [
      '2024-08-05',
      'yenUnwind',
      'yen carry unwind|carry unwind|yen carry trade blowup|carry trade unwind|yen carry trade unwind|yen carry scare|yen carry blowup|yen carry shock|carry trade scare|carry trade blowup|yen unwind|yen shock|yen scare',
    ],
    [
      '2025-04-02',
      'tariffs',
      "liberation day|tariff announcement|liberation day tariffs|trump 's tariffs|tariffs|tariff shock|tariff crash|tariff selloff|tariff sell off|tariff rout|tariff scare|tariff panic|tariff tantrum|tariffs hit|tariffs were announced|liberation day rout|liberation day selloff|liberation day sell off|liberation day crash",
    ],
  ]),
  ...facts('shock', 'crypto', [
    ['2021-05-19', 'mayCrash', 'may 2021 crash|may 19 crash'],
    [
      '2025-10-10',
      'recordLiquidations',
      '10 / 10 crash|october 10 crash|october crash|10 / 10|october 10 liquidations|october 10 wipeout|10 / 10 liquidations|liquidation cascade',
    ],
  ]),
];

const votes = facts('vote', 'all', [
  ['2016-06-23', 'brexit', 'brexit|brexit vote|brexit referendum'],
  [
    '2016-11-08',
    'usElection',
    "2016 election|trump first election|election|us election|u.s election|presidential election|election day|trump won|trump 's win|trump 's election",
  ],
  [
    '2020-11-03',
    'usElection',
    "2020 election|election of biden|biden election|biden won|biden 's win|biden 's victory|election|us election|u.s election|presidential election|election day|biden victory|biden win",
  ],
  [
    '2024-11-05',
    'usElection',
    "trump election|us election|u.s election|election day|2024 election|election of trump|presidential election|election|trump 's election|trump 's victory|trump 's win|trump victory|trump win|donald trump 's election|trump was elected|trump won|election of donald trump|trump 's re election",
  ],
]);

/**
 * Which dated facts do charts mark and sentences count from?
 *
 * Public and settled, each standing here once. A fact whose day is in doubt is not listed; one that people date by its
 * month carries both. Oldest first.
 */
export const knownEvents: readonly KnownEvent[] = [
  ...ethereumUpgrades,
  ...bitcoinUpgrades,
  ...halvings,
  ...listings,
  ...cryptoFailures,
  ...bankFailures,
  ...shocks,
  ...votes,
  ...rateDecisions,
].toSorted((a, b) => (a.date < b.date ? -1 : 1));

/** Which facts are wanted. */
export interface EventFilter {
  /** Kinds to keep; all where absent. */
  readonly kinds?: readonly EventKind[] | undefined;
  /** Keep only what concerns at least one of these markets; all where absent. */
  readonly markets?: readonly MarketSymbol[] | undefined;
}

/** Everything that happens once: what a chart marks. Rate decisions come eight times a year and would cover it. */
export const rareKinds: readonly EventKind[] = ['upgrade', 'halving', 'listing', 'failure', 'shock', 'vote'];

/**
 * Which dated facts lie between two days?
 *
 * @param from First day, `YYYY-MM-DD`, included.
 * @param to Last day, included.
 * @param filter Kinds and markets to keep.
 * @returns Facts with a day, oldest first; a fact of which only a month or year is named is on no day.
 * @example eventsBetween('2022-09-01', '2022-09-30', { kinds: ['upgrade'] })[0]?.date; // => '2022-09-15'
 */
export function eventsBetween(from: string, to: string, { kinds, markets }: EventFilter = {}): KnownEvent[] {
  return knownEvents.filter(
    (event) =>
      event.date.length === 10 &&
      event.date >= from &&
      event.date <= to &&
      (kinds === undefined || kinds.includes(event.kind)) &&
      (markets === undefined || markets.some((market) => concerns(event, market))),
  );
}

function concerns(event: KnownEvent, { symbol, kind }: MarketSymbol): boolean {
  if (event.concerns === 'all') return true;
  if (kind !== 'crypto') return false;
  return event.concerns === 'crypto' || symbol.startsWith(event.concerns);
}
