export default {
  nothing: 'No se leyó nada comprobable. {hint}',
  read: 'Leo: {claims}',
  readNot: 'Leo: {claims} No entendí {words}.',
  word: '"{word}"',
  statement: '{said}.',
  question: '¿{said}?',
  denied: 'no es cierto lo siguiente: {said}',
  with: '{said} {more}',
  asMuch: '{subject} {way, select, rose {subió} fell {bajó} other {se movió}} {size} lo que {benchmark}',
  bySize: '{said} ({size})',
  toRatio: '{said}, hasta una razón de {size}',
  and: '{subject} y {benchmark}',
  move: '{name} {way, select, rose {subió} fell {cayó} other {no se movió}}',
  moveBy: '{name} {way, select, rose {subió un} other {cayó un}} {percent}',
  moves: '{moves}; {said}',
  peaks: '{subject} está {first} y {benchmark}, {second}',
  nearer:
    '{subject} está {further, select, true {más lejos} other {más cerca}} de su propio máximo que {benchmark} del suyo',
  asFar: '{subject} está tan lejos de su propio máximo como {benchmark} del suyo',
  atPeak: 'en su propio máximo',
  belowPeak: 'un {percent} por debajo de su propio máximo',
  flow: 'se envió {less, select, true {menos} other {más}} {subject} a bolsas',
  ratioIs: '{subject} medido en {benchmark} está en {value}',
  ratioEnd: '{subject} medido en {benchmark} está en su punto más {low, select, true {bajo} other {alto}}',
  ratioPassed:
    '{subject} medido en {benchmark} está por {low, select, true {debajo de su mínimo} other {encima de su máximo}} de {time}',
  ratioAway:
    '{subject} medido en {benchmark} está {size} por {low, select, true {encima de su mínimo} other {debajo de su máximo}}',
  elsewhere: 'una pregunta para "{command}"',
  lead: '{subject} se mueve {after, select, true {después} other {antes}} que {benchmark}',
  multiple: 'la distancia entre {both} es de {size} la habitual',
  apart: '{both} se han separado{further, select, true { más} other {}}',
  closer: '{both} se han acercado',
  ahead:
    '{subject} se ha adelantado {further, select, true {más } narrow {por poco } wide {mucho } other {}}a {benchmark}',
  behind:
    '{subject} se ha quedado {further, select, true {más } narrow {un poco } wide {mucho } other {}}por detrás de {benchmark}',
  correlationIs: 'la correlación de {both} es de {size}',
  turned: 'la correlación de {both} se ha vuelto {positive, select, true {positiva} other {negativa}}',
  decoupled: '{both} se han desacoplado',
  correlationMoved: 'la correlación de {both} ha {rise, select, true {subido} other {bajado}}',
  correlationMovedTo: 'la correlación de {both} ha {rise, select, true {subido} other {bajado}} a {size}',
  correlationEnd: 'la correlación de {both} está en su punto más {low, select, true {bajo} other {alto}}',
  opposite: '{both} van en sentidos contrarios',
  together: '{both} {together, select, true {van juntos} other {no van juntos}}',
  willCorrelate: 'la correlación de {both} {rise, select, true {subirá} other {bajará}}',
  winner: 'un pronóstico de quién gana, {both}',
  willClose: 'la distancia entre {both} se {close, select, true {cerrará} other {ampliará}}',
  ever: '{than, select, true {que nunca} other {desde siempre}}',
  sinceDate:
    '{than, select, true {que en cualquier momento } other {}}desde {form, select, day {el {date}} other {{date}}}',
  inYears: '{than, select, true {que } other {}}en {years, plural, one {# año} other {# años}}',
  inMonths: '{than, select, true {que } other {}}en {months, plural, one {# mes} other {# meses}}',
  almost: '(casi) {reach}',
  streakAny:
    'en {any, select, true {algún} other {cada}} {unit, select, day {día} week {semana} month {mes} quarter {trimestre} other {año}}{any, select, true { entero} other {}}',
  streakOf:
    '{count} {unit, select, day {días} week {semanas} month {meses} quarter {trimestres} other {años}} {unit, select, week {seguidas} other {seguidos}}',
  width: '{ordinary, select, true {no más de lo habitual} other {por un margen inusual}}',
  level:
    '{subject} y {benchmark} {way, select, rose {subieron más o menos lo mismo} fell {cayeron más o menos lo mismo} other {hicieron más o menos lo mismo}}',
  overDays: 'en {days, plural, one {# día} other {# días}} de bolsa',
  after: 'después {form, select, day {del} other {de}} {date}',
  until: 'hasta {form, select, day {el } other {}}{date}',
  countedFrom: '(contado desde {form, select, day {el } other {}}{date})',
  comparedWith: 'frente {form, select, day {al} other {a}} {date}',
  empty:
    'Hace falta una frase en inglés sobre dos mercados, por ejemplo "ETH has never been this far from the Russell 2000".',
  noMarket: 'No se nombra ningún mercado que Rift conozca; hacen falta dos, por ejemplo "ETH" y "Russell 2000".',
  noRelation:
    'No se dice nada de cómo están dos mercados uno frente al otro; se puede comprobar, por ejemplo, "ETH has lagged the Russell 2000 for three months".',
  noSubject: 'Solo se nombra con qué se compara; falta el mercado del que trata la frase, por ejemplo "ETH …".',
  unfollowed:
    'Rift no sigue {names}; "assets" muestra los mercados que sigue, y una frase sobre dos de ellos se puede comprobar.',
  against:
    '{what, select, ahead {¿Lo hace mejor que} behind {¿Se queda detrás de} divergence {¿Se ha alejado de} highCorrelation {¿Va con} other {¿Se compara con}} qué? Falta un segundo mercado, por ejemplo Bitcoin, el S&P 500 o el oro.',
  winnerHint:
    'Quién ganará es un pronóstico que nadie puede comprobar; lo ocurrido hasta ahora, o si una distancia se cierra, sí se puede.',
  otherMeasure: 'Esto compara otra cosa que los precios, como el tamaño o el uso; Rift comprueba precios.',
  past: 'Esto dice cómo solía ser, no cómo es.',
  condition: 'Esto dice qué pasaría con una condición, no qué pasa.',
  correlationWithoutDirection: 'No dice si la correlación es alta o baja.',
  flowWithoutDirection:
    'No dice si subieron o bajaron las monedas enviadas a bolsas; el dinero que entra en fondos es otra cosa y no tiene datos abiertos.',
  flowWindow: 'Los flujos se comparan con la semana anterior; en un mes o más no se juzgan.',
  outflow: 'Rift comprueba monedas que van a bolsas, no las que salen de ellas.',
  leadHint:
    'Que un mercado se mueva antes que el otro se juzga donde se nombra un adelanto de uno a cinco días, sobre 90 o más; correlation con "expert" muestra esos adelantos.',
  onePrice: 'Esto trata del precio de un solo mercado; Rift comprueba cómo están dos mercados uno frente al otro.',
  ownRecord: 'Cómo está un mercado en su propio historial no se pregunta aquí; lo que hicieron ambos, sí.',
  language:
    'Esto parece estar en {language}; Rift lee frases en inglés, por ejemplo "ETH has diverged from the Russell 2000".',
  languageName:
    '{language, select, German {alemán} French {francés} Spanish {español} Italian {italiano} Portuguese {portugués} Dutch {neerlandés} Polish {polaco} Turkish {turco} Vietnamese {vietnamita} Romanian {rumano} Finnish {finés} Hungarian {húngaro} Japanese {japonés} Korean {coreano} Chinese {chino} Hebrew {hebreo} Greek {griego} Thai {tailandés} Bengali {bengalí} Tamil {tamil} Georgian {georgiano} Armenian {armenio} Swedish {sueco, danés o noruego} Indonesian {indonesio o malayo} Czech {checo o eslovaco} Russian {ruso u otra lengua en cirílico} Arabic {árabe, persa o urdu} Hindi {hindi u otra lengua en devanagari} other {una lengua que no es inglés}}',
  sentenceTooLong: 'Es demasiado largo para una frase; si se divide, se lee cada parte.',
  tooMany: 'Ya se leyeron doce afirmaciones; esta frase se puede comprobar por separado.',
  streakHint: 'No se comprueba en cuántos días, semanas o meses seguidos fue así; en qué período lo es, sí se puede.',
  offer:
    '{relation, select, divergence {Separados} convergence {Más cerca} ahead {Por delante} behind {Por detrás} lowCorrelation {No van juntos} highCorrelation {Van juntos} forecastConverge {La distancia se cierra} forecastDiverge {La distancia crece} inflowRise {Más enviado a bolsas} other {Menos enviado a bolsas}}',
  offerOver: '{offer} en {days} días de bolsa',
} as const;
