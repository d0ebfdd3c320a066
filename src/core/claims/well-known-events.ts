import type { NamedEvent } from './claim.ts';

/**
 * Which dated facts do people count from?
 *
 * Public, settled facts only. Names are matched without regard to case and without a leading "the".
 */
export const wellKnownEvents: readonly NamedEvent[] = [
  { date: '2014-02', names: ['mt gox', 'mt gox collapse', 'mt gox bankruptcy', 'mtgox'] },
  { date: '2015-07-30', names: ['ethereum launch', 'launch of ethereum', 'ethereum genesis', 'frontier launch'] },
  { date: '2016-06-17', names: ['dao hack'] },
  { date: '2016-06-23', names: ['brexit vote', 'brexit referendum'] },
  { date: '2016-11-08', names: ['2016 election', 'trump first election'] },
  { date: '2008-09-15', names: ['lehman', 'lehman collapse', 'lehman bankruptcy', 'fall of lehman'] },
  { date: '2008', names: ['financial crisis', 'global financial crisis', 'gfc', 'great financial crisis'] },
  {
    date: '2020-03',
    names: [
      'covid crash',
      'covid 19 crash',
      'covid',
      'covid 19',
      'covid sell off',
      'covid selloff',
      'covid panic',
      'pandemic',
      'pandemic crash',
      'start of pandemic',
      'start of the pandemic',
      'march 2020 crash',
      'coronavirus crash',
    ],
  },
  { date: '2020-05-11', names: ['third halving', '2020 halving'] },
  { date: '2021-05-19', names: ['may 2021 crash'] },
  { date: '2021-08-05', names: ['london hard fork', 'london fork', 'eip 1559'] },
  { date: '2022-02-24', names: ['invasion of ukraine', 'ukraine invasion', 'ukraine war', 'war in ukraine'] },
  {
    date: '2022-05',
    names: [
      'terra collapse',
      'luna collapse',
      'terra luna collapse',
      'collapse of terra',
      'collapse of luna',
      'ust depeg',
    ],
  },
  {
    date: '2022-09-15',
    names: ['merge', 'ethereum merge', 'eth merge', 'proof of stake switch', 'switch to proof of stake'],
  },
  {
    date: '2022-11-11',
    names: [
      'ftx',
      'ftx collapse',
      'ftx bankruptcy',
      'ftx crash',
      'ftx blowup',
      'ftx implosion',
      'collapse of ftx',
      'bankruptcy of ftx',
      'fall of ftx',
      'ftx failure',
      'ftx filed for bankruptcy',
    ],
  },
  {
    date: '2023-03-10',
    names: ['silicon valley bank collapse', 'svb collapse', 'svb failure', 'svb', 'collapse of silicon valley bank'],
  },
  { date: '2023-04-12', names: ['shapella', 'shanghai upgrade', 'shapella upgrade', 'shanghai fork'] },
  {
    date: '2024-01-11',
    names: [
      'bitcoin etf launch',
      'spot bitcoin etf launch',
      'launch of bitcoin etfs',
      'launch of spot bitcoin etfs',
      'bitcoin etfs launched',
      'spot bitcoin etfs launched',
    ],
  },
  { date: '2024-03-13', names: ['dencun', 'dencun upgrade'] },
  { date: '2024-04-20', names: ['2024 halving', 'fourth halving', 'last halving', 'halving', 'bitcoin halving'] },
  {
    date: '2024-07-23',
    names: [
      'ethereum etf launch',
      'eth etf launch',
      'ether etf launch',
      'spot ethereum etf launch',
      'spot ether etf launch',
      'launch of ether etfs',
      'launch of ethereum etfs',
      'launch of spot ether etfs',
      'launch of spot ethereum etfs',
    ],
  },
  { date: '2024-08-05', names: ['yen carry unwind', 'carry trade unwind', 'yen carry trade unwind'] },
  {
    date: '2024-11-05',
    names: ['trump election', 'us election', '2024 election', 'election of trump', 'presidential election'],
  },
  { date: '2025-04-02', names: ['liberation day', 'tariff announcement', 'liberation day tariffs'] },
  { date: '2025-05-07', names: ['pectra', 'pectra upgrade'] },
  { date: '2025-12-03', names: ['fusaka', 'fusaka upgrade'] },
];
