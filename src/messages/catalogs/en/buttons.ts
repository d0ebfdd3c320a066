/** What buttons say, and the menus that several of them become. */
export default {
  howSure: 'How sure?',
  whatNext: 'What happened next?',
  correlation: 'Correlation',
  divergence: 'Divergence',
  markEvents: 'Mark events',
  withoutEvents: 'Without events',
  csv: 'CSV',
  method: 'Method',
  tryAgain: 'Try again',
  expert: 'Expert',
  fullSize: 'Full size',
  less: 'Less',
  details: 'Details',
  readOn: 'Read on',
  withoutExpert: 'Without expert',
  choose: 'Choose',
} as const;
