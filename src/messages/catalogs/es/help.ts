export default {
  what: 'Compruebo cuánto se han separado dos mercados y si eso es de verdad inusual.',
  command: 'Comando',
  answers: 'Qué responde',
  order: 'El orden no importa: «{one}» y «{other}» preguntan lo mismo.',
  noAdvice: 'Lo que digo es aritmética sobre el pasado. No es asesoramiento financiero.',
  usage: '{command}: {about}.',
  option: 'Opción',
  is: 'Qué es',
  unknown: 'No hay ningún comando «{typed}»; {help} los enumera todos.',
} as const;
