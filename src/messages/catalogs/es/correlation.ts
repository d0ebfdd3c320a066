export default {
  unmeasured:
    'No se puede medir cuánto van juntos {subject} y {benchmark} en {rows}: uno no se movió, o se movieron como uno solo.',
  sentence:
    '{subject} y {benchmark} {strength, select, opposite {fueron en sentidos opuestos} hardly {apenas fueron juntos} loosely {fueron juntos con holgura} closely {fueron muy juntos} other {fueron juntos}}{usual, select, usual {, como siempre,} more {{strength, select, opposite {, menos de lo habitual,} other {, más de lo habitual,}}} less {{strength, select, opposite {, más de lo habitual,} other {, menos de lo habitual,}}} other {}} en {rows}: {value} (0 sin relación, {negative, select, true {−1 un espejo} other {1 al compás}}).',
  interval: 'Con un 95 % de certeza: entre {low} y {high}{mayBeNone, select, true {, o sea, quizá ninguna} other {}}.',
  rankTooShort: 'El historial es muy corto para decir si eso es alto o bajo para estos dos.',
  rankEnd:
    '{value} es la más {end, select, highest {alta} other {baja}} desde {since} (unos {windows, plural, one {# tramo separado} other {# tramos separados}}).',
  rank: '{value} es más alta que en {days} días desde {since} (unos {windows, plural, one {# tramo separado} other {# tramos separados}}).',
  over99: 'más de 99 de cada 100',
  under1: 'menos de 1 de cada 100',
  days: '{days} de cada 100',
  changeUnknown: 'No se puede comprobar si cambió sin dos tramos de {rows} en los que ambos se movieran.',
  change:
    'Fue de {was} en los {rows} anteriores; {size, select, none {apenas un cambio} large {un cambio tan grande difícilmente es azar} other {el cambio bien puede ser azar}}.',
  test: 'El cambio en una sola prueba: z {z}, {p}.',
  notMeasurable: 'no medible',
  window: 'Tramo',
  heading: 'Correlación',
  intervalHead: 'Intervalo del 95 %',
  range: '{low} a {high}',
  rankCorrelation: 'Correlación de rangos',
  weighted: 'Con peso exponencial',
  weekly52: 'Semanal, últimas 52',
  weeklyAll: 'Semanal, las {weeks}',
  dailyMoves: 'La correlación trata de movimientos diarios. Dos precios pueden separarse mucho mientras sigue alta.',
  altText: 'Gráfico de la correlación móvil de {subject} y {benchmark}, del {from} al {to}. {sentence}',
  whoFirst: 'Quién va primero',
  leadsOtherHours:
    'Adelantos y retrasos: ninguno aprovechable. Los días terminan a horas distintas, y eso crea adelantos que no existen; se evita preguntando con sampling:close.',
  leadsNone:
    'Adelantos y retrasos: ninguno aprovechable. Hasta cinco {everyDay, select, true {días} other {días de bolsa}} en cada sentido, ninguno llega a {least} y se aparta de cero en diez miradas.',
  leads:
    'Adelantos y retrasos que destacan en diez miradas: {leads}. Dentro de la muestra; el próximo tramo quizá no tenga ninguno.',
  lead: '{first} antes que {second}, {rows} ({value})',
  sameDay: 'mismo día',
  leadCell: '{first} {count} antes',
  upDownUnknown: 'No se pueden distinguir días de subida y de bajada: hay muy pocos.',
  upDown:
    'Cuando subió {benchmark} ({upDays}), su correlación fue de {up}; cuando cayó ({downDays}), de {down}; mirar solo la mitad de los días daría {expected} en ambos casos.',
  weekly:
    'De semana en semana, su correlación es {last} en las últimas {lastWeeks, plural, one {# semana} other {# semanas}}, {whole} en las {wholeWeeks} que hay.',
  withInterval: '{value} (95 %: {low} a {high})',
  betaUnknown: 'No se puede medir cuánto se mueve {subject} con {benchmark}.',
  beta: 'Por cada 1 % de {benchmark}, {subject} se movió un {now} en los últimos {rows}; en nueve de cada diez tramos así, de {low} a {high}; en todo el historial, {whole}.',
  tailsUnknown: 'Hay muy pocos días extremos para comparar.',
  tails:
    'En {together} de los {days} peores días de {benchmark} (el {share} más bajo), {subject} tuvo uno de los suyos: {lower}; en los mejores días, {upper}; mercados normales con esta correlación muestran {expected}.',
} as const;
