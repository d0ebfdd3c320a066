const irregular: readonly (readonly [RegExp, string])[] = [
  [/\b(?:won't|wont)\b/g, 'will not'],
  [/\b(?:can't|cant|cannot)\b/g, 'can not'],
  [/\bain't\b/g, 'is not'],
  [/\b(is|are|was|were|has|have|had|do|does|did|would|could|should|might|must)n'?t\b/g, '$1 not'],
  [/\b(it|that|this|there|here|what|who|he|she)'s\b/g, '$1 is'],
  [/\b(?:that|it|what) 's\b/g, 'it is'],
  [/\b(\w+)'(?:ve)\b/g, '$1 have'],
  [/\b(\w+)'(?:re)\b/g, '$1 are'],
  [/\b(\w+)'(?:ll)\b/g, '$1 will'],
  [/(@\d+) '(?:ve)\b/g, '$1 have'],
  [/\b(?:gonna)\b/g, 'going to'],
  [/\b(?:yrs|yr)\b/g, 'year'],
  [/\b(?:mths|mth|mos)\b/g, 'month'],
  [/\b(\d+)d\b/g, '$1 day'],
  [/\b(\d+)w\b/g, '$1 week'],
  [/\b(\d+)mo\b/g, '$1 month'],
  [/\b(\d+)(?:y|yr|yrs)\b/g, '$1 year'],
  [/\bthe turn of the (?:century|millennium)\b/g, '2000'],
  [/\b(under|out)perf\b/g, '$1perform'],
  [/\b(?:a |the )?quarter (?:of a )?century\b/g, '25 year'],
  [/\bhalf (?:a |of a )?century\b/g, '50 year'],
  [/\b(?:a )?century\b/g, '100 year'],
  [/\bhalf (?:a |of a )?decade\b/g, '5 year'],
  [/\bhalf (?:a )?year\b/g, '6 month'],
  [/\b(?:a |one )?fortnight\b/g, '2 week'],
  [/\bfortnights\b/g, 'two week'],
  [/\b(?:priced|measured|valued|denominated|expressed|quoted) in (?:terms of )?(?=(?:the )?@\d)/g, 'relative to '],
  [/\bin (@\d+) terms\b/g, 'relative to $1'],
  [/\b(week|month|quarter)ly (?=(?:out|under|gap|divergence|lag|lead|return|performance|correlation))/g, '1 $1 '],
  [
    /\b(?:\w+ )?(?:have|has|need|needs) to go (?:all the way )?back to (.{4,24}?) (?:to (?:find|see)|for)\b/g,
    'not since $1',
  ],
  [/\bfy ?'?(?:20)?(\d\d)\b/g, 'fiscal year 20$1'],
  [/\b(?:q([1-4])|([1-4])q) ?'?(?:20)?(\d\d)\b/g, 'q$1$2 20$3'],
  [/\b(?:h([12])|([12])h) ?'?(?:20)?(\d\d)\b/g, 'h$1$2 20$3'],
  [/\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]* ?'(\d\d)\b/g, '$1 20$2'],
  [
    /(%|pp) (?:from|vs|versus|on|compared (?:with|to)) (?:about )?(\w+) (day|week|month|quarter|year)s? (?:ago|earlier|before)\b/g,
    '$1 over the past $2 $3',
  ],
  [/\bath\b/g, 'all time high'],
  [/\batl\b/g, 'all time low'],
  [/\bcorr?\b/g, 'correlation'],
  [/\b(?:vs\.|v\.|v|vs|versus)\b/g, 'vs'],
  // "Isn't this the widest gap ever?" asks for a yes.
  [/^(is|are|was|were|has|have|had|did|does|do) not (.*\?)/, '$1 $2'],
];

/**
 * What does a sentence say with its contractions and shorthand written out?
 *
 * "hasn't" and "hasnt" become "has not", "won't" "will not", "90d" "90 day", "ATH" "all time high". The patterns that
 * read a sentence then need one spelling of each.
 *
 * @param slotted Lower-case sentence with single spaces.
 * @returns The same sentence, longer.
 * @example expandContractions("it hasn't and won't"); // => 'it has not and will not'
 */
export function expandContractions(slotted: string): string {
  return irregular.reduce((sentence, [written, meant]) => sentence.replace(written, meant), slotted);
}
