export default {
  badTicks:
    '{count, plural, =1 {Un cierre} other {# cierres}} de {symbol} {count, plural, =1 {omitido por erróneo} other {omitidos por erróneos}}: {closes}.',
  badTick: '{day} ({close})',
  stoodStill: 'El precio de {symbol} no se movió del {from} al {to}; puede que su fuente se haya detenido.',
  stoodStillAtClose:
    'El precio de {symbol} llevaba seis horas sin moverse en {count, plural, one {# cierre} other {# cierres}} de sesión{which}; {count, plural, one {se omite} other {se omiten}}.',
  stoodStillLast: ', el último el {day}',
  stoodStillDays: ' ({days})',
  partialBars:
    'En el {share} % de los días {symbol} no abre donde cerró: los precios se guardaron antes de que acabara el día.',
  unfinished: 'La fila de {symbol} del {day} se omite: ese día no ha terminado.',
  quoted: 'Los cierres de Nueva York de {symbol} están en {quote}, no en {currency}.',
  standIn: '{fund} hace las veces de {index}: {why}.',
  indexEnds: 'los precios del propio índice terminan el {day}',
  noIndex: 'esta fuente no tiene precios del propio índice',
  utcDay: '{symbols} al final del día UTC, horas después del cierre de Nueva York.',
  otherwiseAlone:
    'Si se pregunta solo con {others}, {symbol} se lee {used, select, close {al final del día UTC} other {al cierre de Nueva York}}, con cifras distintas de estas, donde todos se leen {used, select, close {al cierre de Nueva York} other {al final del día UTC}}.',
  onTradingDays:
    'Aquí {symbols} se miden en días de bolsa; si se pregunta solo por ellos, en todos los días, así que las cifras difieren.',
  leftOutForAll:
    'Los días sin precio de {symbol} se omiten para todos; si se pregunta solo por los demás, pueden salir otras cifras.',
  longSteps:
    'En {missing} de {due} {everyDay, select, true {días} other {días de bolsa}} falta el precio de alguno de los mercados; la variación siguiente abarca el hueco.',
  labelsDiffer: 'Los precios diarios y los intradía de {symbol} no concuerdan en qué día es cada uno.',
  endsEarly: 'Los precios de {symbol} terminan el {day}; esta es la respuesta de ese día.',
  shared: 'Estos mercados comparten variaciones de {rows}; se muestran todas.',
  stored: 'Ninguna fuente respondió sobre {symbol}: {reasons}. Se usa lo que se guardó {ago}, hasta el {day}.',
  otherSource: 'Sobre {symbol} respondió {source}, no {reasons}.',
  heldBack:
    '{source} tiene {symbol} en {close} el {day} ({moved} en un día); queda en espera, porque {differs, select, true {otra fuente tiene otro precio} other {aún no lo tiene una segunda fuente}}.',
  loading:
    'El historial por horas de {symbol} aún se está cargando ({percent} %); hasta que esté se usa el final del día UTC.',
  revised:
    '{source} cambió {flows, select, true {{count, plural, one {# día pasado de flujos} other {# días pasados de flujos}}} other {{count, plural, one {# cierre pasado} other {# cierres pasados}}}} de {symbol}, {count, plural, =1 {el {day}} other {desde el {day}}}{by}; se volvió a obtener todo el historial.',
  revisedBy: ', hasta un {percent} %',
  sourcesDiffer: '{first} y {second} difieren un {percent} % en {symbol} al cierre del {day}.',
  hourly: 'Se está cargando el historial por horas de {name}',
} as const;
