export default {
  pair: '{subject} gegen {benchmark}',
  unranked: '{pair}: Keine Messweise hat die 252 Tage, die es braucht, um heute einzuordnen.',
  records: '{count, plural, =0 {kein Rekord} one {# Rekord} other {# Rekorde}}',
  tooShort: '{verdict} {pair} haben heute {measures, plural, one {# Messweise} other {# Messweisen}}, {records}.',
  sentence:
    '{verdict} {pair}, auf {measures, plural, one {# Weise} other {# Weisen}} gemessen: {records}; die Hälfte findet es weiter als an {days} Tagen.',
  verdictTakes: 'Ein Urteil braucht 504 {everyDay, select, true {Tage} other {Handelstage}}; es sind {count}.',
  recordChance: 'So viele Rekorde auf einmal: {chance}',
  middleChance: 'Die Hälfte der Messweisen zugleich so weit draußen: {chance}',
  chance:
    'Der Zufall allein kommt {day} so weit und {everyDay, select, true {in 252 Tagen} other {in einem Jahr}} mindestens einmal {pair}.',
  starts:
    'Die Vorgeschichte gezählt ab {starts}: ein Rekord in {records} von {cells, plural, one {# Antwort} other {# Antworten}} ({signed}, wenn nur diese Richtung zählt), {distinct} davon verschieden; die mittlere Hälfte sagt: weiter als an {low} bis {high} von 100 Tagen.',
  directionRecord: 'Mindestens ein Viertel von ihnen nennt es einen Rekord in dieser Richtung.',
  ordinary:
    'Der Abstand über 60 {everyDay, select, true {Tage} other {Handelstage}} wäre gewöhnlich, wenn sich {subject} heute um weitere {subjectMove} bewegte und {benchmark} nicht, oder {benchmark} um {benchmarkMove} und {subject} nicht.',
  episodes:
    'Bisher {count, plural, one {# weiter Abstand} other {# weite Abstände}} (jenseits von ±2); über {from} bis {to} statt 60 Tage gezählt: {counts}.',
  episodesElsewhere:
    'Bisher {count, plural, one {# weiter Abstand} other {# weite Abstände}} (jenseits von ±2); über {from} bis {to} statt 60 Tage gezählt: {counts}; gelesen {sampling, select, close {zum New Yorker Börsenschluss} other {am Ende des UTC-Tages}}: {same} von {compared} sind auch da.',
  range: '{low} bis {high}',
  recordDays:
    'An {share} von 100 Tagen nennt mindestens eine Messweise einen Rekord ({count} Tage); die größte Einigkeit an einem früheren Tag ist {largest}.',
  kind: 'Messweise',
  recordsHead: 'Rekorde',
  median: 'Mittlere weiter als an',
  recordsOf: '{records} von {cells}',
  unrankedCell: 'ohne Rang',
  altText: 'Wärmebild der Perzentile nach Definition und Beginn. {sentence}',
  over99: 'über 99',
  under1: 'unter 1',
  gap_simple: 'Abstand in Punkten',
  gap_log: 'Veränderung ihres Verhältnisses',
  gap_volscaled: 'Abstand, am Üblichen des Paars',
  gap_legscaled: 'Abstand, am Üblichen je Markt',
  z_trail: 'Verhältnis und jüngster Schnitt',
  ols_resid_z: 'Abstand von jüngster Bindung',
  z_expanding: 'Verhältnis und langer Schnitt',
  ols_expanding_z: 'Abstand von langer Bindung',
  pearson: 'Pearson-Korrelation',
  spearman: 'Rangkorrelation',
  daysCell: '{days} Tagen',
  headlineLess:
    'Der Abstand über {rows} allein ist {alone} ({wider}); alle 36 Messweisen zusammen: {together}, weil so viele von ihnen selten zugleich so weit draußen sind.',
  headlineMore:
    'Der Abstand über {rows} allein ist {alone} ({wider}); alle 36 Messweisen zusammen: {together}, weil zu wenige der anderen dasselbe sagen.',
  widerThanAnyBefore: 'weiter als an jedem Tag zuvor',
  widerThan: 'weiter als an {days} Tagen',
  both: '{subject} und {benchmark}',
} as const;
