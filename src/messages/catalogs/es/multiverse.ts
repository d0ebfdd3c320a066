export default {
  pair: '{subject} frente a {benchmark}',
  unranked: '{pair}: ninguna forma de medir tiene los 252 días que hacen falta para situar el día de hoy.',
  records: '{count, plural, =0 {ningún récord} one {# récord} other {# récords}}',
  tooShort: '{verdict} {pair} tienen hoy {measures, plural, one {# forma} other {# formas}} de medir, {records}.',
  sentence:
    '{verdict} {pair}, medido de {measures, plural, one {# forma} other {# formas}}: {records}; la mitad lo ve más ancho que en {days} días.',
  verdictTakes: 'Un veredicto requiere 504 {everyDay, select, true {días} other {días de bolsa}}; hay {count}.',
  recordChance: 'Tantos récords a la vez: {chance}',
  middleChance: 'La mitad de las formas tan lejos a la vez: {chance}',
  chance:
    'el azar por sí solo llega a tanto {day}, y al menos una vez {everyDay, select, true {en 252 días} other {al año}} {pair}.',
  starts:
    'Contando el historial desde {starts}: récord en {records} de {cells, plural, one {# respuesta} other {# respuestas}} ({signed} si solo cuenta esa dirección), {distinct} de ellas distintas; la mitad central la ve más ancha que en {low} a {high} de cada 100 días.',
  directionRecord: 'Al menos una cuarta parte de ellas lo llama récord en esa dirección.',
  ordinary:
    'La distancia en 60 {everyDay, select, true {días} other {días de bolsa}} sería normal si hoy {subject} se moviera {subjectMove} más sin que se moviera {benchmark}, o {benchmark} {benchmarkMove} sin que se moviera {subject}.',
  episodes:
    '{count, plural, one {# distancia ancha} other {# distancias anchas}} (más allá de ±2) hasta ahora; contadas sobre {from} a {to} días en vez de 60: {counts}.',
  episodesElsewhere:
    '{count, plural, one {# distancia ancha} other {# distancias anchas}} (más allá de ±2) hasta ahora; contadas sobre {from} a {to} días en vez de 60: {counts}; con lectura {sampling, select, close {al cierre de Nueva York} other {al final del día UTC}}: {same} de {compared} también están.',
  range: '{low} a {high}',
  recordDays:
    'En {share} de cada 100 días al menos una forma marca un récord ({count} días); el mayor acuerdo en un día anterior es {largest}.',
  kind: 'Forma de medir',
  recordsHead: 'Récords',
  median: 'La mediana, más ancha que en',
  recordsOf: '{records} de {cells}',
  unrankedCell: 'sin rango',
  altText: 'Mapa de calor de percentiles por definición y fecha de inicio. {sentence}',
  over99: 'más de 99',
  under1: 'menos de 1',
  gap_simple: 'distancia en puntos',
  gap_log: 'cambio de su cociente',
  gap_volscaled: 'distancia, según el par',
  gap_legscaled: 'distancia, según cada mercado',
  z_trail: 'cociente y su media reciente',
  ols_resid_z: 'distancia a su lazo reciente',
  z_expanding: 'cociente y su media larga',
  ols_expanding_z: 'distancia a su lazo largo',
  pearson: 'correlación de Pearson',
  spearman: 'correlación de rangos',
  daysCell: '{days} días',
  headlineLess:
    'La distancia de {rows} por sí sola es: {alone} ({wider}); las 36 formas juntas: {together}, porque rara vez están tantas tan lejos a la vez.',
  headlineMore:
    'La distancia de {rows} por sí sola es: {alone} ({wider}); las 36 formas juntas: {together}, porque muy pocas de las demás dicen lo mismo.',
  widerThanAnyBefore: 'más ancha que en cualquier día anterior',
  widerThan: 'más ancha que en {days} días',
  both: '{subject} y {benchmark}',
} as const;
