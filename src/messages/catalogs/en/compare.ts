/** Two to five markets from one start: who did best, who worst. */
export default {
  two: '{from} to {to}: {markets}.',
  many: 'Best from {from} to {to}: {best}; worst: {worst}.',
  market: '{name} {change}',
  marketOf: '{name}, {change}',
  finding: '{best}, {worst}',
  findingOf: '{best}, {worst}: best and worst of {count}',
  scope: 'Over {rows}.',
  marketHead: 'Market',
  returnHead: 'Return',
  volatilityHead: 'Volatility a year',
  tooFew: 'too few returns',
  sameStart: 'All lines start at 0 % on the first day shown; another start would give another picture.',
  altText: 'Chart of {names}, each as its change since the first day. {sentence}',
} as const;
