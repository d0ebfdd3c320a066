export default {
  unmeasured:
    'No se puede medir qué hace {benchmark} por {subject} en {rows}: uno no se movió, o se movieron como uno solo.',
  sentence: 'Cubierto lo mejor posible con {benchmark}, {subject} habría oscilado un {percent} menos en {rows}.',
  mix: 'Un {weight} de {subject} en {benchmark} {raises, select, true {aumenta} other {reduce}} sus oscilaciones un {change}.',
  noHedge: 'No hay cobertura digna de ese nombre.',
  ratio:
    'La mejor cobertura del pasado: {ratio} de {benchmark} {short, select, true {vendido en corto} other {comprado}} por cada 1 de {subject}, en valor. En esos mismos días quita entre un {low} y un {high} de la volatilidad. Solo se conoce después; el próximo tramo tendrá otra.',
  noYear:
    'No se puede decir qué habría hecho una cobertura conocida de antemano: {subject} y {benchmark} no tienen ningún año después de un tramo.',
  beforehand:
    'Con la proporción del tramo anterior, que se conoce de antemano, la volatilidad {count, plural, one {del último año} other {de los últimos # años}} se habría reducido así: {years}.',
  year: '{percent} (hasta {month})',
  added: 'En {worse} de {count} aumentó.',
  noMix: 'No hay ninguna mezcla que comparar.',
  calm: 'Un poco de {subject} calma a {benchmark} solo con una correlación por debajo de {threshold}; fue de {correlation}, {calms, select, true {así que un poco calmaba} other {así que cualquier cantidad agitaba}}. La mezcla más tranquila tenía un {weight} de {subject}{short, select, true {, es decir, vendido en corto} other {}}.',
  notMeasurable: 'no medible en este tramo',
  removedHead: 'Varianza quitada',
  addedHead: 'Con un {weight} de {subject}',
  addedValue: '{change} de volatilidad',
  volatilityHead: 'Volatilidad al año',
  volatilities: '{subject} {subjectPercent}, {benchmark} {benchmarkPercent}',
  none: 'ninguna',
  altText: 'Barras de las oscilaciones anuales de {subject} solo y cubierto. {sentence} {calm}',
  swingsHead: 'Oscilaciones al año; la línea: cuán seguro',
  alone: '{subject} solo',
  withOther: '{benchmark} {short, select, true {vendido} other {comprado}} en contra',
  aloneGroup: 'solo',
  hedgedGroup: 'con la mejor cobertura',
  leftOf: '{left} (−{removed})',
} as const;
