export default {
  what: 'Ich prüfe, was über zwei auseinanderlaufende Märkte gesagt wird, etwa: „Ethereum war noch nie so weit von Nebenwerten entfernt“. Stimmt das?',
  ways: 'Schick mir einen Satz (auf Englisch) oder antworte auf einen und nenne mich. Zwei Märkte wie „eth rut“ zeigen, wie weit sie auseinander sind.',
  waysAlone:
    'Schreib einen Satz (auf Englisch), und ich prüfe ihn. Zwei Märkte wie „eth rut“ zeigen, wie weit sie auseinander sind.',
  check: 'Behauptung prüfen',
  pair: 'Ethereum und Nebenwerte',
  digest: 'Ein täglicher Bericht',
  radar: 'Was heute auffällt',
  help: 'Alles, was ich kann',
} as const;
