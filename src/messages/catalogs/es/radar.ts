export default {
  unjudged:
    '{count, plural, one {# par, y no tiene} other {Ninguno de los # pares tiene}} suficiente historial para juzgarlo.',
  none: '{judged, plural, one {# par, y no está} other {Ninguno de los # pares está}} inusualmente separado. Lo más lejos de lo habitual: {widest}.',
  some: '{wide} de {judged, plural, one {# par} other {# pares}} {wide, plural, one {está inusualmente separado} other {están inusualmente separados}}; el azar por sí solo da cerca de {byChance}. Lo más lejos de lo habitual: {widest}.',
  standing: '{subject} por {way, select, behind {detrás} other {delante}} de {benchmark}',
  widest:
    'Esa distancia es {verdict, select, record {un récord} rare {rara} unusual {inusual} other {normal}}: {wider}, medida en {rows}.',
  verdictTakes: 'Un veredicto requiere 252 días anteriores y cinco tramos separados.',
  falseShare:
    'De hallazgos tan llamativos como el primero sería falso como mucho un {share}: quien mira muchos pares siempre encuentra uno raro, y los pares que comparten un mercado se mueven juntos.',
  failed: '{subject} frente a {benchmark} no se pudo juzgar. {reason}',
  nothingCarried: 'La fuente de datos no tiene ningún par de mercados que se pueda observar.',
  pairHead: 'Par',
  gapHead: 'Distancia ajustada',
  widerHead: 'Más ancha que en días',
  verdictHead: 'Veredicto',
  asWideHead: 'Igual de ancha el',
  falseHead: 'Hallazgos falsos',
  tooShort: 'muy corto',
  unranked: 'sin rango',
  watchedHere: 'Observados aquí',
  arguedAbout: 'Muy discutidos',
  bars: 'Barras de percentiles por par.',
  next: 'Después: {pairs}.',
  noOther: 'Después: ningún otro par.',
  barsHead: 'Más ancha que en tantos días, según lo habitual',
  measure:
    'distancias en {rows}, cada una según sus oscilaciones habituales; primero la más ancha en su propio historial',
  utcWhereNeeded: 'cripto leída al final del día UTC donde no hay historial por horas',
  late: '{pairs} a {day}',
  pairs: '{count, plural, one {# par} other {# pares}}',
  group: '{word, select, unusual {inusual} ordinary {normal} other {muy corto para juzgar}}',
} as const;
