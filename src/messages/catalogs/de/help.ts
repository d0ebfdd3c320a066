export default {
  what: 'Ich prüfe, wie weit zwei Märkte auseinandergelaufen sind und ob das wirklich ungewöhnlich ist.',
  command: 'Befehl',
  answers: 'Was er beantwortet',
  order: 'Die Reihenfolge ist egal: „{one}“ und „{other}“ fragen dasselbe.',
  noAdvice: 'Was ich sage, ist Rechnen mit der Vergangenheit. Es ist keine Anlageberatung.',
  usage: '{command}: {about}.',
  option: 'Option',
  is: 'Was sie ist',
  unknown: 'Einen Befehl „{typed}“ gibt es nicht; {help} nennt alle.',
} as const;
