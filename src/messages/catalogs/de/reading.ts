export default {
  nothing: 'Es wurde nichts Prüfbares gelesen. {hint}',
  read: 'Gelesen: {claims}',
  readNot: 'Gelesen: {claims} Nicht verstanden: {words}.',
  word: '"{word}"',
  statement: '{said}.',
  question: '{said}?',
  denied: 'es stimmt nicht: {said}',
  with: '{said} {more}',
  asMuch: '{subject} {way, select, rose {stieg} fell {fiel} other {bewegte sich}} {size} so stark wie {benchmark}',
  bySize: '{said} ({size})',
  toRatio: '{said}, auf ein Verhältnis von {size}',
  and: '{subject} und {benchmark}',
  move: '{name} {way, select, rose {stieg} fell {fiel} other {bewegte sich nicht}}',
  moveBy: '{name} {way, select, rose {stieg um} other {fiel um}} {percent}',
  peaks: '{subject} ist {first} und {benchmark} {second}',
  nearer:
    '{subject} liegt {further, select, true {weiter unter dem} other {näher am}} eigenen Höchststand als {benchmark}',
  asFar: '{subject} liegt so weit unter dem eigenen Höchststand wie {benchmark}',
  atPeak: 'am eigenen Höchststand',
  belowPeak: '{percent} unter dem eigenen Höchststand',
  flow: '{less, select, true {weniger} other {mehr}} {subject} wurde an Börsen gesandt',
  ratioIs: '{subject}, gerechnet in {benchmark}, steht bei {value}',
  ratioEnd: '{subject}, gerechnet in {benchmark}, steht am {low, select, true {tiefsten} other {höchsten}}',
  ratioPassed:
    '{subject}, gerechnet in {benchmark}, steht {low, select, true {unter dem Tief} other {über dem Hoch}} von {time}',
  ratioAway:
    '{subject}, gerechnet in {benchmark}, steht {size} {low, select, true {über dem Tief} other {unter dem Hoch}}',
  elsewhere: 'eine Frage für "{command}"',
  lead: '{subject} bewegt sich {after, select, true {nach} other {vor}} {benchmark}',
  multiple: 'der Abstand zwischen {both} ist {size} so weit wie sonst',
  apart: '{both} sind {further, select, true {weiter } other {}}auseinandergelaufen',
  closer: '{both} sind sich nähergekommen',
  ahead: '{subject} liegt {further, select, true {weiter } narrow {knapp } other {}}vor {benchmark}',
  behind: '{subject} liegt {further, select, true {weiter } narrow {knapp } other {}}hinter {benchmark}',
  correlationIs: 'die Korrelation von {both} ist {size}',
  turned: 'die Korrelation von {both} ist {positive, select, true {positiv} other {negativ}} geworden',
  decoupled: '{both} haben sich entkoppelt',
  correlationMoved: 'die Korrelation von {both} ist {rise, select, true {gestiegen} other {gefallen}}',
  correlationMovedTo: 'die Korrelation von {both} ist auf {size} {rise, select, true {gestiegen} other {gefallen}}',
  correlationEnd: 'die Korrelation von {both} ist am {low, select, true {niedrigsten} other {höchsten}}',
  opposite: '{both} gehen in entgegengesetzte Richtungen',
  together: '{both} gehen {together, select, true {zusammen} other {nicht zusammen}}',
  willCorrelate: 'die Korrelation von {both} wird {rise, select, true {steigen} other {fallen}}',
  winner: 'eine Vorhersage, wer gewinnt: {both}',
  willClose: 'der Abstand zwischen {both} wird sich {close, select, true {schließen} other {weiten}}',
  ever: '{than, select, true {als je zuvor} other {seit jeher}}',
  sinceDate: '{than, select, true {als je } other {}}seit {form, select, day {dem {date}} other {{date}}}',
  inYears: '{than, select, true {als } other {}}in {years, plural, one {# Jahr} other {# Jahren}}',
  inMonths: '{than, select, true {als } other {}}in {months, plural, one {# Monat} other {# Monaten}}',
  almost: '{reach} (fast)',
  streakAny:
    'in {any, select, true {irgendeinem} other {jedem}} {unit, select, day {Tag} week {Woche} month {Monat} quarter {Quartal} other {Jahr}}',
  streakOf:
    '{count} {unit, select, day {Tage} week {Wochen} month {Monate} quarter {Quartale} other {Jahre}} nacheinander',
  width: '{ordinary, select, true {um nicht mehr als üblich} other {mit ungewöhnlichem Abstand}}',
  level:
    '{subject} und {benchmark} {way, select, rose {stiegen etwa gleich viel} fell {fielen etwa gleich viel} other {entwickelten sich etwa gleich}}',
  overDays: 'über {days, plural, one {# Handelstag} other {# Handelstage}}',
  after: 'nach {form, select, day {dem } other {}}{date}',
  until: '{form, select, day {bis zum} other {bis}} {date}',
  countedFrom: '(gezählt ab {form, select, day {dem } other {}}{date})',
  comparedWith: 'verglichen mit {form, select, day {dem } other {}}{date}',
  empty:
    'Gebraucht wird ein englischer Satz über zwei Märkte, zum Beispiel "ETH has never been this far from the Russell 2000".',
  noMarket: 'Es ist kein Markt genannt, den Rift kennt; gebraucht werden zwei, zum Beispiel "ETH" und "Russell 2000".',
  noRelation:
    'Es ist nichts darüber gesagt, wie zwei Märkte zueinander stehen; prüfen lässt sich zum Beispiel "ETH has lagged the Russell 2000 for three months".',
  noSubject: 'Genannt ist nur, woran gemessen wird; es fehlt der Markt, um den es geht, zum Beispiel "ETH …".',
  unfollowed:
    'Rift verfolgt {names} nicht; "assets" zeigt, welche Märkte es verfolgt, und ein Satz über zwei davon lässt sich prüfen.',
  against:
    '{what, select, ahead {Besser als was} behind {Hinter was zurück} divergence {Wovon entfernt} highCorrelation {Im Gleichlauf womit} other {Womit verglichen}}? Es fehlt ein zweiter Markt, zum Beispiel Bitcoin, der S&P 500 oder Gold.',
  winnerHint:
    'Wer gewinnen wird, ist eine Vorhersage, die niemand prüfen kann; was bisher geschah, oder ob sich ein Abstand schließt, lässt sich prüfen.',
  otherMeasure: 'Das vergleicht anderes als Kurse, etwa Größe oder Nutzung; Rift prüft Kurse.',
  past: 'Das sagt, wie es meist war, nicht, wie es ist.',
  condition: 'Das sagt, was unter einer Bedingung wäre, nicht, was ist.',
  correlationWithoutDirection: 'Es sagt nicht, ob die Korrelation hoch oder niedrig ist.',
  flowWithoutDirection:
    'Es sagt nicht, ob mehr oder weniger Münzen an Börsen gingen; Geld, das in Fonds fließt, ist etwas anderes, und dafür gibt es keine offenen Daten.',
  flowWindow: 'Flüsse werden mit der Woche davor verglichen; über einen Monat oder mehr werden sie nicht beurteilt.',
  outflow: 'Rift prüft Münzen, die an Börsen gehen, nicht solche, die sie verlassen.',
  leadHint:
    'Dass sich ein Markt vor dem anderen bewegt, wird beurteilt, wo ein Vorlauf von einem bis fünf Tagen genannt ist, über 90 oder mehr; correlation mit "expert" zeigt solche Vorläufe.',
  onePrice: 'Hier geht es um den Kurs eines einzigen Markts; Rift prüft, wie zwei Märkte zueinander stehen.',
  ownRecord: 'Wo ein Markt in seiner eigenen Vorgeschichte steht, wird hier nicht gefragt; was beide taten, schon.',
  language:
    'Das scheint {language} zu sein; Rift liest englische Sätze, zum Beispiel "ETH has diverged from the Russell 2000".',
  languageName:
    '{language, select, German {Deutsch} French {Französisch} Spanish {Spanisch} Italian {Italienisch} Portuguese {Portugiesisch} Dutch {Niederländisch} Polish {Polnisch} Turkish {Türkisch} Vietnamese {Vietnamesisch} Romanian {Rumänisch} Finnish {Finnisch} Hungarian {Ungarisch} Japanese {Japanisch} Korean {Koreanisch} Chinese {Chinesisch} Hebrew {Hebräisch} Greek {Griechisch} Thai {Thai} Bengali {Bengalisch} Tamil {Tamil} Georgian {Georgisch} Armenian {Armenisch} Swedish {Schwedisch, Dänisch oder Norwegisch} Indonesian {Indonesisch oder Malaiisch} Czech {Tschechisch oder Slowakisch} Russian {Russisch oder eine andere Sprache in kyrillischer Schrift} Arabic {Arabisch, Persisch oder Urdu} Hindi {Hindi oder eine andere Sprache in Devanagari} other {eine andere Sprache als Englisch}}',
  sentenceTooLong: 'Das ist für einen Satz zu lang; geteilt wird jeder Teil gelesen.',
  tooMany: 'Es wurden schon zwölf Behauptungen gelesen; dieser Satz lässt sich für sich prüfen.',
  streakHint:
    'In wie vielen Tagen, Wochen oder Monaten nacheinander es so war, wird nicht geprüft; über welche Zeit es so ist, lässt sich prüfen.',
  offer:
    '{relation, select, divergence {Auseinandergelaufen} convergence {Nähergekommen} ahead {Vorn} behind {Zurück} lowCorrelation {Kein Gleichlauf} highCorrelation {Gleichlauf} forecastConverge {Der Abstand schließt sich} forecastDiverge {Der Abstand wächst} inflowRise {Mehr an Börsen gesandt} other {Weniger an Börsen gesandt}}',
  offerOver: '{offer} über {days} Handelstage',
} as const;
