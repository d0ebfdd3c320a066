export default {
  howSure: '¿Qué tan seguro?',
  whatNext: '¿Qué pasó después?',
  correlation: 'Correlación',
  divergence: 'Divergencia',
  markEvents: 'Marcar eventos',
  withoutEvents: 'Sin eventos',
  csv: 'CSV',
  method: 'Método',
  tryAgain: 'Reintentar',
  expert: 'Experto',
  fullSize: 'Tamaño completo',
  less: 'Menos',
} as const;
