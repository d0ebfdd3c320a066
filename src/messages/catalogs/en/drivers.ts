/** Which other markets go with the moves of one. */
export default {
  sentence: 'Of {name}’s swings, {parts}.',
  partWith: '{percent} {first, select, true {go } other {}}with {what}',
  partOwn: '{first, select, other {}}{percent} are its own',
  unmeasured: 'What moves {name} cannot be measured over {rows}: it did not move.',
  scope: 'Shares of the variance of its daily moves over {rows}.',
  cryptoWord: 'crypto',
  stocks: '{form, select, other {}}stocks',
  dollar: '{form, select, bare {} other {the }}dollar',
  vix: '{form, select, bare {} other {the }}VIX',
  yields: '{form, select, other {}}yields',
  entangled:
    '{symbols} double one another: how {shares} splits between them, their signs and their t-values mean nothing, so they are shown as one.',
  leftOut: 'Left out: {symbols}. {reasons}',
  groups:
    'Shares are of the variance of daily moves and add up to 100. They are averaged over every order in which the groups, and in each group its markets, could be asked.',
  noneKnown: 'No market that could explain this one is known to the data source.',
  factorHead: 'Factor',
  coefficientHead: 'Coefficient',
  tHead: 't (HAC)',
  shareHead: 'Share of variance',
  itsOwn: 'Its own',
  entangledCell: 'entangled',
  notMeasurable: 'not measurable',
  perPoint: '{value} per point',
  altText: 'Bars of the shares of {symbol}’s moves. {sentence}',
  crypto: 'Crypto',
} as const;
