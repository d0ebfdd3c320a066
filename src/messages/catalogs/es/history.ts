export default {
  tooShort: '{pair}: muy poco historial para decir qué distancias son anchas.',
  none: '{pair}: ninguna distancia de {enter} veces lo habitual desde {year}.',
  mostOpen:
    '{pair}: {count, plural, one {# distancia ancha desde {year}, aún no terminada} other {# distancias anchas desde {year}; se sabe que terminaron menos de la mitad}}.',
  median:
    '{pair}: {count, plural, one {# distancia ancha desde {year}; duró {rows}} other {# distancias anchas desde {year}; la mitad duró como mucho {rows}}}.',
  medianChance:
    '{count, plural, one {# distancia ancha de {pair}{since, select, true { desde {year}} other {}}: duró {rows}} other {# distancias anchas de {pair}{since, select, true { desde {year}} other {}}: la mitad duró {rows} o menos}}, por azar {chance}: {pull, select, sooner {claramente más} later {claramente menos} other {casi lo mismo}}.',
  interval: 'La mediana de {rows} está entre {low} y {high} (95 %).',
  intervalOpen: 'La mediana de {rows} está por encima de {low} (95 %); los datos no dan un extremo superior.',
  chanceUnknown: 'No se pudo preguntar qué hace el azar por sí solo: hay muy pocas variaciones.',
  seen: 'Una distancia cuenta como ancha desde ±{enter} y hasta ±{exit}: {count, plural, one {# vez} other {# veces}} en {years} años.',
  seenRate:
    'Una distancia cuenta como ancha desde ±{enter} y hasta ±{exit}: {count, plural, one {# vez} other {# veces}} en {years} años, {rate} al año.',
  chance: 'Por puro azar ocurre {rate} veces al año, y la mitad dura como mucho {rows} ({paths} historiales al azar).',
  chanceInBlocks:
    'Si tramos de unos 20 días quedan juntos, por azar ocurre {rate} veces al año, y la mitad dura como mucho {rows}.',
  notOld: 'Ningún episodio es lo bastante antiguo para decir qué fue de él en {rows}.',
  ended:
    'De {count, plural, one {# episodio} other {# episodios}}{open, plural, =0 {} other { (# aún abierto, contado por lo que ha durado)}}, duraron como mucho {rows}: {share}; por puro azar: {chance}.',
  narrowed:
    'Los precios mismos estaban más cerca al cabo de {rows} en {narrowed} de {known, plural, one {# caso} other {# casos}}; por puro azar: {chance}.',
  test: '{all, select, true {Eso} other {Entre los {cases} que no comparten ningún día son {narrowed}; eso}} {finding, select, chance {no se distingue del azar} more {es más a menudo que por azar} other {es menos a menudo que por azar}}: el azar por sí solo se desvía tanto {odds} (prueba binomial exacta, {p}).',
  oddsAlways: 'casi siempre',
  oddsOf10: '{count} de cada 10 veces',
  oddsOneIn: '1 de cada {count} veces',
  oddsBelow: 'menos de 1 de cada {count} veces',
  over99: 'más del {percent}',
  under1: 'menos del {percent}',
  tieUntested: 'No se puede comprobar si {subject} y {benchmark} están atados entre sí.',
  tieOrders: '{p} con {subject} explicado por {benchmark}, {reverse} al revés',
  tieNone: 'Nada indica que {subject} y {benchmark} estén atados entre sí ({orders}); eso no prueba que no lo estén.',
  tieOneOrder:
    '{subject} y {benchmark} parecen atados entre sí en un solo sentido ({orders}), lo que no basta para fiarse.',
  tied: '{subject} y {benchmark} parecen atados entre sí en esta muestra ({orders}).',
  halfLife: 'Lo que {benchmark} deja sin explicar se reduce a la mitad en unos {rows} (95 %: {low} a {high}).',
  halfLifeUnknown: 'No se puede medir con qué rapidez se cierra una distancia.',
  fromHead: 'Desde',
  directionHead: 'Dirección',
  peakHead: 'Máximo',
  toHead: 'Hasta',
  lastedHead: 'Duró',
  direction: '{symbol} {way, select, ahead {por delante} other {por detrás}}',
  stillOpen: 'aún abierta',
  latestShown: 'Se muestran {shown} de {count}, las últimas; todas están en el CSV.',
  change: 'Variación de {subject} frente a {benchmark} en los {rows} que siguen al comienzo de una distancia ancha.',
  after: '{way, select, ahead {Por delante} other {Por detrás}}: {changes}.',
  changeOn: '{change} ({day})',
  noneOld: 'ningún comienzo es lo bastante antiguo',
  means: '{mean} de media en {count, plural, one {# caso} other {# casos}}, la mitad por encima de {median}',
  meansSure:
    '{mean} de media en {count, plural, one {# caso} other {# casos}} (95 %: {low} a {high}), la mitad por encima de {median}',
  allDays: 'Desde todos los días: {mean} de media, la mitad por encima de {median}.',
  altText: 'Curva de lo que duraron las distancias anchas, junto al puro azar. {sentence} {convergence}',
  eventsNear: 'Eventos cercanos',
  exitAboveEnter: 'El nivel exit debe estar por debajo del nivel enter de {enter}, por ejemplo exit:0.5.',
  noPull: 'Los precios al azar tardan lo mismo: nada aquí muestra que uno tire del otro de vuelta.',
} as const;
