/** Where the prices come from, and how each source is doing. */
export default {
  simulated: 'SIMULATED: every price here is invented; no source of real ones is in use.',
  files: 'Prices from files, up to {day}.',
  noneAsked: 'Live prices from {count, plural, one {# source} other {# sources}}; none has been asked yet.',
  answering: 'Live prices: {up} of {count, plural, one {# source} other {# sources}} asked so far answered last time.',
  failing:
    'Where a source fails the next one is asked, and where all fail the stored prices answer, with their age. They are asked again by themselves.',
  source: 'Source',
  state: 'State',
  lastHeard: 'Last heard',
  lookAgain: 'Look again',
  up: 'answers',
  limited: 'asks to wait',
  down: 'no answer',
  unknown: 'not asked',
} as const;
