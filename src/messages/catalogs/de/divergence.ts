export default {
  sentence: '{verdict} {subject}, {benchmark}, gemessen über {window}: {gap} Punkte auseinander.',
  moves: '{subject}, {benchmark}, gemessen über {window}: {gap} Punkte auseinander.',
  sentenceOn:
    '{verdict} Am {day} lag {subject} {gap} Punkte {ahead, select, true {vor} other {hinter}} {benchmark}, gemessen über {window}.',
  rose: '{name} stieg um {percent}',
  fell: '{name} fiel um {percent}',
  still: '{name} blieb stehen',
  standing: 'Gemessen daran, wie stark sich dieses Paar sonst bewegt: {standing}.',
  tooShort:
    'Zum Vergleich gibt es nur {earlier, plural, one {# früheren Tag} other {# frühere Tage}}, darunter {stretches, plural, one {# getrennten Abschnitt} other {# getrennte Abschnitte}} ({rows}); ein Urteil braucht 252 und fünf.',
  agreement:
    'Das ist eine Art zu messen. Von {measures} Messweisen nennen es {agreeing} {verdict, select, ordinary {gewöhnlich} unusual {ungewöhnlich oder mehr} rare {selten oder einen Rekord} other {einen Rekord}}.',
  madeUnknown:
    'Wer von beiden den Abstand gemacht hat, lässt sich ohne 252 Tage, an denen sich beide bewegten, nicht sagen.',
  made: '{who}: {subject} {subjectTimes}, {benchmark} {benchmarkTimes} mal so weit wie sonst.',
  neitherMoved: 'Keiner hat sich bewegt',
  mostlyMoved: 'Vor allem {name} hat sich bewegt',
  bothEqual: 'Beide haben sich in dieselbe Richtung bewegt, gleich weit',
  bothFurther: 'Beide haben sich in dieselbe Richtung bewegt, {name} für seine üblichen Schwankungen etwas weiter',
  scaledGap: 'Abstand nach Schwankung',
  scaledGapValue: '{gap} (weit ab ±2)',
  legScaledGap: 'Abstand je Markt',
  needsDays: 'braucht 252 Tage mit Bewegung',
  asWide: 'Ebenso weit',
  correlation: 'Korrelation, {rows}',
  correlationValue: '{value} (95 %: {low} bis {high})',
  notMeasurable: 'nicht messbar',
  nothingToCompare: 'nichts zum Vergleichen',
  lastOn: 'zuletzt am {day}',
  onNoneBefore: 'an keinem der {days} zuvor',
  neverSince: 'nie seit {month}',
  altText: 'Diagramm von {subject} und {benchmark} ab gleichem Stand, {from} bis {to}. {sentence}',
  altTextScaled: 'Der nach Schwankung gemessene Abstand darunter steht bei {gap}.',
  movedApart:
    'Sie gingen auseinander, {share, select, nearlyAll {fast nur durch} mostly {vor allem durch} other {etwas mehr durch}} {name}',
  why: '{standing}; der Zufall bringt das an {chance}',
} as const;
