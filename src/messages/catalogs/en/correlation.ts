/** How closely two markets move together, how sure that is, and what lies behind it. */
export default {
  unmeasured:
    'How closely {subject} and {benchmark} move cannot be measured over {rows}: one stood still, or both moved as one.',
  sentence:
    '{subject} and {benchmark} {strength, select, opposite {went opposite ways} hardly {hardly moved together} loosely {moved together loosely} closely {moved together closely} other {moved together}}{usual, select, usual {, as usual,} more {{strength, select, opposite {, less than usual,} other {, closer than usual,}}} less {{strength, select, opposite {, more than usual,} other {, less than usual,}}} other {}} over {rows}: {value} (0 unrelated, {negative, select, true {−1 a mirror} other {1 in step}}).',
  interval: '95 % sure: between {low} and {high}{mayBeNone, select, true {, which may be none} other {}}.',
  rankTooShort: 'The history is too short to say whether that is high or low for these two.',
  rankEnd:
    '{value} is the {end, select, highest {highest} other {lowest}} since {since} (about {windows, plural, one {# separate stretch} other {# separate stretches}}).',
  rank: '{value} is higher than on {days} days since {since} (about {windows, plural, one {# separate stretch} other {# separate stretches}}).',
  over99: 'over 99 of 100',
  under1: 'under 1 of 100',
  days: '{days} of 100',
  changeUnknown: 'Whether it changed cannot be tested without two windows of {rows} in which both moved.',
  change:
    'It was {was} in the {rows} before; {size, select, none {hardly a change} large {so large a change is hardly chance} other {the change may well be chance}}.',
  test: 'The change by a single test: z {z}, {p}.',
  notMeasurable: 'not measurable',
  window: 'Window',
  heading: 'Correlation',
  intervalHead: '95 % interval',
  range: '{low} to {high}',
  rankCorrelation: 'Rank correlation',
  weighted: 'Exponentially weighted',
  weekly52: 'Weekly, last 52',
  weeklyAll: 'Weekly, all {weeks}',
  dailyMoves: 'Correlation is about daily moves. Two prices can drift far apart while it stays high.',
  altText: 'Chart of the rolling correlation of {subject} and {benchmark}, {from} to {to}. {sentence}',
  whoFirst: 'Who comes first',
  leadsOtherHours:
    'Leads and lags: none usable. The bars end at different hours, which makes leads that are not there; ask with sampling:close.',
  leadsNone:
    'Leads and lags: none usable. Up to five {everyDay, select, true {days} other {trading days}} either way, none is at least {least} and clear of zero over ten looks.',
  leads: 'Leads and lags that stand out over ten looks: {leads}. In sample; the next window may have none.',
  lead: '{first} before {second} by {rows} ({value})',
  sameDay: 'same day',
  leadCell: '{first} {count} before',
  upDownUnknown: 'Rising and falling days cannot be told apart: too few.',
  upDown:
    'When {benchmark} rose ({upDays}) their correlation was {up}, when it fell ({downDays}) {down}; looking at half of the days alone would show {expected} either way.',
  weekly:
    'From week to week their correlation is {last} over the last {lastWeeks, plural, one {# week} other {# weeks}}, {whole} over all {wholeWeeks}.',
  withInterval: '{value} (95 %: {low} to {high})',
  betaUnknown: 'How far {subject} moves with {benchmark} cannot be measured.',
  beta: 'Per 1 % of {benchmark}, {subject} moved {now} over the last {rows}; in nine of ten such windows {low} to {high}, over all history {whole}.',
  tailsUnknown: 'Extreme days are too few to compare.',
  tails:
    'On {together} of {benchmark}’s {days} worst days (the lowest {share}) {subject} had one of its own: {lower}; on best days {upper}; normal markets of this correlation show {expected}.',
} as const;
