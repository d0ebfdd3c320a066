export default {
  change: 'Geändert {at} {person}: {what}',
  takenBack: 'Rückgängig gemacht: {what}.',
  nothingToUndo: 'Es gibt nichts rückgängig zu machen.',
  tookBack: 'rückgängig gemacht: {what}',
  resumed: '{kind, select, digest {Überblick} other {Alarm}} fortgesetzt',
} as const;
