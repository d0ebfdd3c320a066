export default {
  ordinary: 'Normal.',
  unusual: 'Inusual.',
  rare: 'Raro.',
  record: 'Un récord.',
  tooShort: 'Muy poco historial para juzgar.',
  widerThanAnyDay: 'más ancha que en cualquier día desde {since}',
  widerThanDays: 'más ancha que en {days} días desde {since}',
  overDaysOf100: 'más de 99 de cada 100',
  hardlyDaysOf100: 'apenas 1 de cada 100',
  daysOf100: '{days} de cada 100',
  chance:
    'El azar por sí solo llega a tanto {day}, y al menos una vez {everyDay, select, true {en 252 días} other {al año}} {pair}.',
  nearlyEvery: '{one, select, pair {en casi todos los pares} other {casi todos los días}}',
  someIn: '{one, select, pair {en unos {some} de cada {of} pares} other {unos {some} de cada {of} días}}',
  everySecond:
    '{one, select, pair {en uno de cada dos pares, aproximadamente} other {uno de cada dos días, aproximadamente}}',
  atMostOneIn500: '{one, select, pair {en 1 de cada 500 pares como mucho} other {1 de cada 500 días como mucho}}',
  aboutOneIn:
    '{one, select, pair {en 1 de cada {many} pares, aproximadamente} other {1 de cada {many} días, aproximadamente}}',
  ordinaryWord: 'normal',
  unusualWord: 'inusual',
  rareWord: 'raro',
  recordWord: 'un récord',
  alone:
    '{verdict, select, ordinary {normal} unusual {inusual} rare {raro} record {récord} other {muy poco historial}}',
  pBelow: 'p < {bound}',
  pAbove: 'p > {bound}',
  pIs: 'p = {p}',
  pJustBelow: 'p justo por debajo de {bound}',
  pJustAbove: 'p justo por encima de {bound}',
} as const;
