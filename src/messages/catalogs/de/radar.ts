export default {
  unjudged:
    '{count, plural, one {Bei # Paar reicht die Vorgeschichte nicht} other {Bei keinem von # Paaren reicht die Vorgeschichte}} für ein Urteil.',
  none: '{judged, plural, one {# Paar, und es ist nicht} other {Von # Paaren ist keines}} ungewöhnlich weit auseinander. Am weitesten vom Üblichen: {widest}.',
  some: '{wide} von {judged, plural, one {# Paar} other {# Paaren}} {wide, plural, one {ist} other {sind}} ungewöhnlich weit auseinander; durch Zufall wären es etwa {byChance}. Am weitesten vom Üblichen: {widest}.',
  standing: '{subject} {way, select, behind {hinter} other {vor}} {benchmark}',
  widest:
    'Dieser Abstand ist {verdict, select, record {ein Rekord} rare {selten} unusual {ungewöhnlich} other {gewöhnlich}}: {wider}, gemessen über {rows}.',
  verdictTakes: 'Ein Urteil braucht 252 frühere Tage und fünf getrennte Abschnitte.',
  falseShare:
    'Von Funden, die so auffällig sind wie der erste, wären höchstens {share} falsch: Wer viele Paare ansieht, findet immer ein auffälliges, und Paare mit einem gemeinsamen Markt bewegen sich miteinander.',
  failed: '{subject} gegen {benchmark} ließ sich nicht beurteilen. {reason}',
  nothingCarried: 'Die Datenquelle führt kein Paar von Märkten, das sich beobachten ließe.',
  pairHead: 'Paar',
  gapHead: 'Abstand nach Schwankung',
  widerHead: 'Weiter als an Tagen',
  verdictHead: 'Urteil',
  asWideHead: 'Ebenso weit am',
  falseHead: 'Falsche Funde',
  tooShort: 'zu kurz',
  unranked: 'ohne Rang',
  watchedHere: 'Hier beobachtet',
  arguedAbout: 'Viel diskutiert',
  bars: 'Balken der Perzentile je Paar.',
  next: 'Danach: {pairs}.',
  noOther: 'Danach: kein weiteres Paar.',
  barsHead: 'Weiter als an so vielen Tagen, am Üblichen gemessen',
  measure:
    'Abstände über {rows}, jeder nach seinen eigenen üblichen Schwankungen; der in seiner Vorgeschichte weiteste zuerst',
  utcWhereNeeded: 'Krypto gelesen am Ende des UTC-Tages, wo es keine stündlichen Kurse gibt',
  late: '{pairs} Stand {day}',
  pairs: '{count, plural, one {# Paar} other {# Paare}}',
  group: '{word, select, unusual {ungewöhnlich} ordinary {gewöhnlich} other {zu kurz für ein Urteil}}',
} as const;
