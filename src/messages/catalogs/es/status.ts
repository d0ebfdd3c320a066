export default {
  simulated: 'SIMULADO: todos los precios son inventados; no se usa ninguna fuente de precios reales.',
  files: 'Precios de archivos, hasta el {day}.',
  noneAsked: 'Precios en vivo de {count, plural, one {# fuente} other {# fuentes}}; aún no se ha preguntado a ninguna.',
  answering:
    'Precios en vivo: de {count, plural, one {# fuente consultada} other {# fuentes consultadas}} hasta ahora, {up, plural, one {respondió # la última vez} other {respondieron # la última vez}}.',
  failing:
    'Si una fuente falla se pregunta a la siguiente, y si fallan todas responden los precios guardados, con su antigüedad. Se les vuelve a preguntar sin que haya que hacer nada.',
  source: 'Fuente',
  state: 'Estado',
  lastHeard: 'Última noticia',
  lookAgain: 'Mirar de nuevo',
  up: 'responde',
  limited: 'pide esperar',
  down: 'sin respuesta',
  unknown: 'sin preguntar',
} as const;
