export default {
  howSure: 'Wie sicher?',
  whatNext: 'Wie ging es weiter?',
  correlation: 'Korrelation',
  divergence: 'Divergenz',
  markEvents: 'Ereignisse zeigen',
  withoutEvents: 'Ohne Ereignisse',
  csv: 'CSV',
  method: 'Methode',
  tryAgain: 'Noch einmal',
  expert: 'Experten',
  fullSize: 'Volle Größe',
  less: 'Weniger',
} as const;
