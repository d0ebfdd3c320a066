export default {
  found: '{count, plural, one {# mercado} other {# mercados}}{isCut, select, true {; los primeros {shown}} other {}}.',
  foundFor:
    '{count, plural, one {# mercado} other {# mercados}} para «{search}»{isCut, select, true {; los primeros {shown}} other {}}.',
  symbol: 'Símbolo',
  name: 'Nombre',
  kind: 'Tipo',
  alsoWritten: 'También escrito',
  crypto: 'cripto',
  index: 'índice',
  etf: 'ETF',
  stock: 'acción',
  commodity: 'materia prima',
  fx: 'divisa',
  rate: 'tipo de interés',
  simulated: 'SIMULADO: ningún precio de estos es real.',
  nothing:
    'Ningún mercado se llama «{search}»; prueba un nombre como {name}, un símbolo como {symbol} o un tipo: {kinds}.',
} as const;
