export default {
  sentence:
    '{verdict} {subject} {same, select, true {y} other {mientras que}} {benchmark} en {window}: {gap} puntos de distancia.',
  moves: '{subject} {same, select, true {y} other {mientras que}} {benchmark} en {window}: {gap} puntos de distancia.',
  sentenceOn:
    '{verdict} El {day} {subject} iba {gap} puntos por {ahead, select, true {delante} other {detrás}} de {benchmark}, en {window}.',
  rose: '{name} subió un {percent}',
  fell: '{name} cayó un {percent}',
  still: '{name} no se movió',
  standing: 'Para lo que suele moverse este par, la distancia es {standing}.',
  tooShort:
    'Solo hay {earlier, plural, one {# día anterior} other {# días anteriores}} para comparar, con {stretches, plural, one {# tramo separado} other {# tramos separados}} de {rows}; un veredicto requiere 252 y cinco.',
  agreement:
    'Esa es una forma de medirlo. De {measures} formas, {agreeing} {verdict, select, ordinary {lo llaman normal} unusual {lo llaman inusual o más} rare {lo llaman raro o récord} other {lo llaman récord}}.',
  madeUnknown: 'Sin 252 días en los que ambos se movieran no se puede decir cuál de los dos abrió la distancia.',
  made: '{who}: {subject} {subjectTimes}, {benchmark} {benchmarkTimes} veces su movimiento habitual.',
  neitherMoved: 'Ninguno se movió',
  mostlyMoved: 'Sobre todo se movió {name}',
  bothEqual: 'Se movieron los dos en la misma dirección, por igual',
  bothFurther: 'Se movieron los dos en la misma dirección, {name} algo más para lo que suele',
  scaledGap: 'Distancia ajustada',
  scaledGapValue: '{gap} (ancha desde ±2)',
  legScaledGap: 'Distancia ajustada por mercado',
  needsDays: 'requiere 252 días con movimiento',
  asWide: 'Igual de ancha',
  correlation: 'Correlación, {rows}',
  correlationValue: '{value} (95 %: {low} a {high})',
  notMeasurable: 'no medible',
  nothingToCompare: 'nada con que comparar',
  lastOn: 'por última vez el {day}',
  onNoneBefore: 'en ninguno de los {days} anteriores',
  neverSince: 'nunca desde {month}',
  altText: 'Gráfico de {subject} y {benchmark} desde un mismo punto, del {from} al {to}. {sentence}',
  altTextScaled: 'La distancia ajustada a la volatilidad, debajo, es de {gap}.',
  movedApart:
    'Se separaron, {share, select, nearlyAll {casi todo por} mostly {sobre todo por} other {algo más por}} {name}',
  why: '{standing}; el azar lo hace {chance}',
} as const;
