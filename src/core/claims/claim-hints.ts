/** What would be right, for each way in which a sentence gives nothing to test. */
export const claimHints = {
  empty: 'Write a sentence about two markets, for example "ETH has never been this far from the Russell 2000".',
  noMarket: 'No market Rift knows is named; write two, for example "ETH" and "Russell 2000".',
  noRelation:
    'Nothing is said about how two markets stand to each other; for example "ETH has lagged the Russell 2000 for three months" can be tested.',
  noBenchmark: 'Only one market is named; say what it is held against, for example "… from the Russell 2000".',
  noSubject: 'Only what it is held against is named; say which market the claim is about, for example "ETH …".',
  unknownMarket: 'One of the things compared is no market Rift knows; write its symbol or its usual name.',
  unknownStart:
    'Rift does not know the date of what this counts from; write a year or a month, for example "since 2020".',
  lead: 'That one market moves before the other is not judged here; correlation with "expert" shows leads of up to five sessions.',
  unfollowed: (names: readonly string[]): string =>
    `Rift does not follow ${names.join(' or ')}; "assets" lists the markets it does, and a sentence about two of them can be checked.`,
  winner: 'Who will win is a forecast nobody can test; what has happened so far, or whether a gap closes, can be.',
  otherMeasure: 'This compares something other than prices, such as size or use; Rift tests prices.',
  past: 'This says how it usually was, not how it is.',
  counting: 'In how many years or months it was so is not tested yet; over which time it is so can be.',
  comparison:
    'It compares today with another time; whether it is the largest since then can be tested, for example "largest since 2022".',
  condition: 'This says what would be so under a condition, not what is so.',
  correlationWithoutDirection:
    'It does not say whether the correlation is high or low; ask "correlation ETH RUT" for the number itself.',
  flowWithoutDirection:
    'It does not say whether coins moving to exchanges rose or fell; money moving into funds is another thing and has no open data.',
  outflow: 'Rift tests coins moving to exchanges, not away from them.',
  narrowing: 'A gap that narrows, or markets close together, cannot be tested yet; how far they are apart can be.',
  onePrice: 'This is about the price of one market; Rift tests how two markets stand to each other.',
  language: (language: string): string =>
    `This seems to be ${language}; Rift reads English sentences, for example "ETH has diverged from the Russell 2000".`,
  tooMany: 'Five claims were read already; check this sentence by itself.',
} as const;
