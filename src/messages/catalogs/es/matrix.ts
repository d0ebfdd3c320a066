export default {
  undefined: 'En este tramo no hay ninguna correlación definida: los mercados no se movieron.',
  one: 'Cuánto fueron juntos en {rows} hasta el {day}: {cell}.',
  closest: 'Los más unidos en {rows} hasta el {day}: {closest}; los menos: {loosest}.',
  closestShort: 'Los más unidos hasta el {day}: {closest}; los menos: {loosest}.',
  pair: '{one} y {other}',
  cell: '{pair}, {value}',
  named: '{pair}: {value}',
  sure: '{pairs, plural, one {# par} other {# pares}}; {unsure, plural, =0 {ningún intervalo del 95 % incluye el cero} other {en # de ellos el intervalo del 95 % incluye el cero, así que no se distinguen de 0}}. Todo en los mismos {everyDay, select, true {días} other {días de bolsa}}. Una correlación de 0 no significa que dos mercados no tengan nada que ver.',
  altText: 'Mapa de calor de las correlaciones de {symbols}. {sentence} {sure}',
} as const;
