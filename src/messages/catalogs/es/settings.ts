export default {
  change: 'Cambiado {at} {person}: {what}',
  takenBack: 'Deshecho: {what}.',
  nothingToUndo: 'No hay nada que deshacer.',
  tookBack: 'deshecho: {what}',
  resumed: '{kind, select, digest {resumen reanudado} other {alerta reanudada}}',
} as const;
