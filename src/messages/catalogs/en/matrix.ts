/** Who moves with whom: the closest and the loosest pair, and how sure that is. */
export default {
  undefined: 'No correlation is defined in this window: the markets did not move.',
  one: 'How closely they moved in the {rows} to {day}: {cell}.',
  closest: 'Closest in the {rows} to {day}: {closest}; least: {loosest}.',
  closestShort: 'Closest up to {day}: {closest}; least: {loosest}.',
  pair: '{one} and {other}',
  cell: '{pair}, {value}',
  named: '{pair}: {value}',
  sure: '{pairs, plural, one {# pair} other {# pairs}}; {unsure, plural, =0 {no 95 % interval holds zero} other {in # of them the 95 % interval holds zero, so they cannot be told from 0}}. All on the same {everyDay, select, true {days} other {trading days}}. A correlation of 0 does not mean that two markets have nothing to do with each other.',
  altText: 'Heat map of the correlations of {symbols}. {sentence} {sure}',
} as const;
