/** One word for how unusual, and how often chance does it. */
export default {
  ordinary: 'Ordinary.',
  unusual: 'Unusual.',
  rare: 'Rare.',
  record: 'A record.',
  tooShort: 'Too short to judge.',
  widerThanAnyDay: 'wider than on any day since {since}',
  widerThanDays: 'wider than on {days} days since {since}',
  overDaysOf100: 'over 99 of 100',
  hardlyDaysOf100: 'hardly 1 of 100',
  daysOf100: '{days} of 100',
  chance:
    'Chance alone does this on {day}, and at least once {everyDay, select, true {in 252 days} other {in a year}} to {pair}.',
  nearlyEvery: 'nearly every {one, select, pair {pair} other {day}}',
  someIn: 'about {some} {one, select, pair {pairs} other {days}} in {of}',
  everySecond: 'about every second {one, select, pair {pair} other {day}}',
  atMostOneIn500: 'at most 1 {one, select, pair {pair} other {day}} in 500',
  aboutOneIn: 'about 1 {one, select, pair {pair} other {day}} in {many}',
  ordinaryWord: 'ordinary',
  unusualWord: 'unusual',
  rareWord: 'rare',
  recordWord: 'a record',
} as const;
