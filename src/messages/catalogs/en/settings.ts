/** What a community has chosen, the pairs it watches, and what is kept about people. */
export default {
  change: 'Changed {at} {person}: {what}',
  takenBack: 'Taken back: {what}.',
  nothingToUndo: 'There is nothing to take back.',
  tookBack: 'took back: {what}',
  resumed: 'resume the {kind, select, digest {digest} other {alert}}',
} as const;
