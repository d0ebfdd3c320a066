export default {
  what: 'Compruebo lo que se dice de dos mercados que se separan: «Ethereum nunca estuvo tan lejos de las pequeñas empresas», ¿verdad o no?',
  ways: 'Mándame una frase (en inglés), o responde a una y nómbrame. Dos mercados, como «eth rut», muestran cuánto se han separado.',
  waysAlone:
    'Escribe una frase (en inglés) y la compruebo. Dos mercados, como «eth rut», muestran cuánto se han separado.',
  check: 'Comprobar una afirmación',
  pair: 'Ethereum y las pequeñas empresas',
  digest: 'Un resumen diario',
  radar: 'Lo que destaca hoy',
  help: 'Todo lo que sé hacer',
} as const;
