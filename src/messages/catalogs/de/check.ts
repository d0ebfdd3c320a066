export default {
  claims: '{count, plural, one {# Behauptung} other {# Behauptungen}}: {counts}.',
  counted:
    '{verdict, select, supported {{count} belegt} partly {{count} teilweise belegt} notSupported {{count} nicht belegt} other {{count} nicht prüfbar}}',
  isTrue: 'Stimmt',
  isPartlyTrue: 'Stimmt zum Teil',
  isNotTrue: 'Nein',
  yes: 'Ja',
  inPart: 'Zum Teil',
  uncheckable: 'Nicht prüfbar',
  exaggerated: 'Übertrieben',
  nobodyKnows: 'Das kann niemand wissen',
  dailyCannotTell: 'Tageskurse zeigen es nicht',
  right: 'Richtig: {saying}',
  wrong: 'Falsch: {saying}',
  that: 'Dass {saying}',
  saidIs:
    '{form, select, that {{denied, select, true {es nicht so ist} other {es so ist}}} other {{denied, select, true {Das ist es nicht} other {Das ist es}}}}',
  saidSo:
    '{form, select, that {{denied, select, true {es nicht so ist} other {es so ist}}} other {{denied, select, true {Es ist nicht so} other {Es ist so}}}}',
  saidChangedSo:
    '{form, select, that {{denied, select, true {es sich nicht so verändert hat} other {es sich so verändert hat}}} other {{denied, select, true {So hat es sich nicht verändert} other {So hat es sich verändert}}}}',
  saidDiverged:
    '{form, select, that {{subject} und {benchmark} {denied, select, true {nicht } other {}}auseinandergelaufen sind} other {{subject} und {benchmark} sind {denied, select, true {nicht } other {}}auseinandergelaufen}}',
  saidAhead:
    '{form, select, that {{subject} {denied, select, true {nicht } other {}}vor {benchmark} liegt} other {{subject} liegt {denied, select, true {nicht } other {}}vor {benchmark}}}',
  saidBehind:
    '{form, select, that {{subject} {denied, select, true {nicht } other {}}hinter {benchmark} liegt} other {{subject} liegt {denied, select, true {nicht } other {}}hinter {benchmark}}}',
  saidMoveApart:
    '{form, select, that {{subject} und {benchmark} {denied, select, true {nicht } other {}}getrennte Wege gehen} other {{subject} und {benchmark} gehen {denied, select, true {nicht } other {}}getrennte Wege}}',
  saidMoveTogether:
    '{form, select, that {{subject} und {benchmark} {denied, select, true {nicht } other {}}zusammengehen} other {{subject} und {benchmark} gehen {denied, select, true {nicht } other {}}zusammen}}',
  saidDecoupled:
    '{form, select, that {{subject} und {benchmark} sich {denied, select, true {nicht } other {}}entkoppelt haben} other {{subject} und {benchmark} haben sich {denied, select, true {nicht } other {}}entkoppelt}}',
  saidRisen:
    '{form, select, that {die Korrelation von {subject} und {benchmark} {denied, select, true {nicht } other {}}gestiegen ist} other {Die Korrelation von {subject} und {benchmark} ist {denied, select, true {nicht } other {}}gestiegen}}',
  saidFallen:
    '{form, select, that {die Korrelation von {subject} und {benchmark} {denied, select, true {nicht } other {}}gefallen ist} other {Die Korrelation von {subject} und {benchmark} ist {denied, select, true {nicht } other {}}gefallen}}',
  saidChanged:
    '{form, select, that {die Korrelation von {subject} und {benchmark} sich {denied, select, true {nicht } other {}}verändert hat} other {Die Korrelation von {subject} und {benchmark} hat sich {denied, select, true {nicht } other {}}verändert}}',
  causeApart:
    '{said}: {partly, select, true {zum Teil} other {ja}}. “{cause}”: {own, select, true {Das betrifft einen Markt allein und wird hier nicht geprüft} other {Das kann niemand an Kursen ablesen}}.',
  causeApartShort:
    '{said}: {partly, select, true {zum Teil} other {ja}}. {own, select, true {Der Rest wird hier nicht geprüft} other {Den Rest kann niemand an Kursen ablesen}}.',
  cause:
    '“{cause}”: {own, select, true {Das betrifft einen Markt allein und wird hier nicht geprüft} other {Das kann niemand an Kursen ablesen}}',
  askedBack: 'Ich lese “{reading}”, aber nicht {unread}. Ist das gemeint?',
  askedBackShort: 'Ich lese “{reading}”, aber den Rest nicht ganz. Ist das gemeint?',
  quote: '“{words}”',
  notUnderstood: 'Nicht verstanden: {words}',
  passedOver: 'Steht daneben und wurde nicht geprüft: {words}.',
  reading:
    '{subject}{relation, select, divergence { weit weg von} convergence { näher an} ahead { vor} behind { hinter} lowCorrelation { getrennt von} highCorrelation { im Gleichschritt mit} inflowRise {, mehr gesandt an} inflowFall {, weniger gesandt an} forecastConverge {, Annäherung an} forecastDiverge {, Entfernung von} other { neben}} {other}',
  readingOver: '{reading} über {rows}',
  exchanges: 'Börsen',
  something: 'etwas',
  row: '“{claim}”: {answer}',
  rowRead: '“{claim}” ({reading}): {answer}',
  trueBy: '{denied, select, true {Das Bestrittene trifft zu} other {Es trifft zu}} nach: {ways}',
  falseBy: '{denied, select, true {Das Bestrittene trifft nicht zu} other {Es trifft nicht zu}} nach: {ways}',
  notJudged: 'Nicht beurteilt: “{text}”. {reason}',
  moreNotJudged: 'Nicht beurteilt: {count, plural, one {# weiterer Satz} other {# weitere Sätze}}.',
  receipt: 'Beleg {id}: Dieses Urteil lässt sich jederzeit mit receipt {id} wieder öffnen.',
  notKept: 'Dieses Urteil ließ sich nicht speichern und hat darum keinen Beleg.',
  whatSince: 'Was geschah seitdem?',
  whatCanBe: 'Was lässt sich prüfen?',
  meantCorrelation: 'Ich meinte Korrelation',
  meantPrices: 'Ich meinte Kurse',
  swap: 'Märkte tauschen',
  nothingTestable: 'Nichts in diesem Text lässt sich an Kursen prüfen',
  notYet: 'Die Rede ist vom {day}, nach dem {today}; das kann noch niemand prüfen',
  noPrices: 'Keine offene Quelle hat hier Kurse von {symbol}.',
  noSinglePrice: '“{group}” hat in offenen Daten keinen einzelnen Kurs; gebraucht wird ein bestimmter Markt',
  noMarkets: 'Es nennt keinen Markt; gebraucht werden zwei, zum Beispiel Ethereum und Gold',
  besideWhat: '{name} gegen was? Es fehlt der andere Markt',
  pricesBegin: 'Kurse beider beginnen im {month}',
  beginsTooLate: 'Kurse beider beginnen erst im {month}; was {since} war, lässt sich nicht fragen',
  nothingClosed: 'Es ist noch kein Tag zu Ende gegangen {since}',
  tooLong: '{rows} reichen zu weit zurück. Kurse beider beginnen im {month}',
  tooLongUnsaid: 'Das reicht zu weit zurück. Kurse beider beginnen im {month}',
  tooLittle: 'Kurse beider beginnen im {month}, zu spät dafür',
  in: 'über {rows}',
  since: '{form, select, day {seit dem {date}} other {seit {date}}}',
  sinceStart: 'seit Anfang {year}',
  inPeriod: '{form, select, month {im {date}} other {{date}}}',
  onDate: '{form, select, day {am {date}} month {im {date}} other {{date}}}',
  fromTo: '{form, select, day {vom {from} bis zum {to}} months {von {from} bis {to}} other {von {from} bis zum {to}}}',
  fromStartTo: 'von Anfang {year} bis zum {to}',
  onRecord: 'seit Beginn der Kurse',
  inYears: 'in {count, plural, one {# Jahr} other {# Jahren}}',
  inMonths: 'in {count, plural, one {# Monat} other {# Monaten}}',
  days: '{how, select, all {allen früheren Tagen} hardly {kaum einem Tag} other {{days} von 100 Tagen}}',
  oneDay: '{how, select, most {an den meisten Tagen} other {an jedem zweiten Tag}}',
  oneDayBelow: 'an weniger als 1 von {many} Tagen',
  oneDayIn: 'an etwa 1 von {many} Tagen',
  onePair: '{how, select, most {bei den meisten Paaren} other {bei jedem zweiten Paar}}',
  onePairIn: 'bei etwa 1 von {many} Paaren',
  chance:
    'Gemessen daran, wie weit sich dieses Paar sonst bewegt (über {rows}), ist das ein größerer Abstand als an {days} seit {month}: {word}. Der Zufall allein kommt {chance} so weit.',
  chanceOfMany: 'der Zufall allein bringt {day} ebenso viele, und in einem Jahr mindestens einmal {pair}',
  size: '{comparator, select, atLeast {mindestens } moreThan {mehr als } justOver {etwas über } atMost {höchstens } lessThan {weniger als } almost {fast } other {}}{amount}{way, select, up { im Plus} down { im Minus} other {}}',
  percent: '{value} %',
  points: '{value} Punkte',
  times: '{value}-mal',
  sigma: '{value} Sigma',
  way: '{way, select, up {im Plus} down {im Minus} other {unverändert}}',
  otherWay: '{amount} in die andere Richtung',
  notMeasurable: 'nicht messbar',
  part: '{what}: behauptet {said}, tatsächlich {was}: {holds, select, true {trifft zu} near {fast genau} other {trifft nicht zu}}',
  gap: 'Der Abstand',
  ratio: 'Das Verhältnis',
  gapThen: 'Der Abstand zuvor',
  gapTimes: 'Der Abstand gegenüber zuvor',
  ratioThen: 'Das Verhältnis zuvor',
  correlation: 'Die Korrelation',
  correlationBefore: 'Die Korrelation davor',
  weekChange: 'Die Änderung in einer Woche',
  usualGap: 'Der Abstand neben dem üblichen',
  usualPoints: 'Der Abstand in Punkten neben dem üblichen',
  inMovesOf: '{subject}, in Bewegungen von {benchmark}',
  wayPart:
    '{subject} {way, select, apart {auseinander} ahead {vorn} other {zurück}}: {holds, select, true {trifft zu} other {trifft nicht zu}}',
  narrowPart: 'Nur knapp: {holds, select, true {trifft zu} other {trifft nicht zu}}',
  ownCloses:
    '{name} nach den eigenen Schlusskursen um Mitternacht UTC, {from} und {to}, wie ein Monat gewöhnlich gezählt wird.',
  widePart: 'Mit Abstand: {holds, select, true {trifft zu} other {trifft nicht zu}}',
  gapOf:
    '{way, select, apart {{subject} und {benchmark} liefen {points} Punkte auseinander} behind {{subject} fiel {points} Punkte hinter {benchmark} zurück} other {{subject} zog {points} Punkte vor {benchmark}}} {stretch}',
  moves: '{first}, {second} {stretch}',
  movesGap: '{moves}: {subject} {points} Punkte {way, select, behind {zurück} other {voraus}}',
  belowPeaks: '{subject} liegt {first} unter dem Höchststand, {benchmark} {second} unter dem eigenen',
  noGapOf: 'Zwischen {subject} und {benchmark} gibt es keinen Abstand {stretch}',
  otherWayThan:
    '{subject} liegt {way, select, behind {hinter {benchmark}, nicht vorn} other {vor {benchmark}, nicht dahinter}}: um {points} Punkte {stretch}',
  ratioBeside: '{moved} {stretch}; der Text sagte {said}{near, select, true {, nahe genug} other {}}',
  gapBeside: '{gap}; der Text sagte {said}{near, select, true {, nahe genug} other {}}',
  gapOrRatio: '{gap}, oder {percent} nach ihrem Verhältnis',
  record: '{gap}, {way, select, apart {der größte Abstand} other {so weit wie nie}} seit {year}',
  recordByFew:
    '{gap}, {way, select, apart {der größte Abstand} other {so weit wie nie}} seit {year}, nach {records} von {asked} Messweisen',
  noRecord: '{gap}, weiter als an {days}',
  andEqual: '{said}; {equal}',
  noEqual: 'ohne Beispiel',
  asFar: 'ebenso {kind, select, low {niedrig} high {hoch} other {weit}} im {month}',
  further: '{kind, select, low {niedriger} high {höher} other {weiter}} im {month}',
  measured:
    'Auf {asked} Weisen gemessen, {records, plural, =0 {nennt es keine} one {nennt es #} other {nennen es #}} einen Rekord.',
  measuredChance:
    'Auf {asked} Weisen gemessen, {records, plural, =0 {nennt es keine} one {nennt es #} other {nennen es #}} einen Rekord; {chance}.',
  manyMeasures:
    'Alle {asked} Messweisen vom ersten Tag an: {records} {signed, select, true {mit einem Rekord in dieser Richtung} other {mit einem Rekord}}; die mittlere ist weiter als an {days}.',
  manyMeasuresChance:
    'Alle {asked} Messweisen vom ersten Tag an: {records} {signed, select, true {mit einem Rekord in dieser Richtung} other {mit einem Rekord}}; die mittlere ist weiter als an {days}, und das bringt der Zufall {chance}.',
  mostEver: '{gap}, das meiste, seit sich die Kurse messen lassen',
  mostSince: '{gap}, das meiste seit {month}',
  byMost:
    'Stimmt nach {most, select, true {den meisten Messweisen} other {der üblichen Messweise}} ({holding} von {asked})',
  measuresSince: 'Nach {holding} von {asked} Messweisen war nichts so extrem ({reach}).',
  widest: '{gap}, der größte Abstand seit {year}',
  width: '{gap}: {ordinary, select, true {nur } other {}}weiter als an {days} seit {year}',
  mostOf: '{gap}, so weit wie in dieser Zeit noch nie',
  gapChange:
    '{subject} liegt {now} Punkte {nowWay, select, behind {hinter} other {vor}} {benchmark} {stretch}; {then} waren es {before} Punkte {beforeWay, select, behind {zurück} other {voraus}}',
  tooShort: '{gap}; es gibt zu wenige solche Abschnitte, um zu sagen, wie weit das ist',
  cutBegin: 'Kurse beider beginnen im {month}; was davor war, lässt sich nicht fragen',
  cutMeasured: 'Messen lässt es sich ab {month}; was davor war, lässt sich nicht fragen',
  noPeriodNote: 'Es wurde kein Zeitraum genannt; gefragt ist über {rows}.',
  noPeriod: 'Über welche Zeit, ist nicht gesagt; {moves}',
  sigmaWide: '{gap}, {size} Sigma weit',
  timesWide: '{gap}, {size}-mal so weit wie sonst',
  timesWideTwice:
    '{gap}, {size}-mal so weit wie sonst nach der üblichen Bewegung des Paars und {points}-mal in Punkten',
  multipleMethod:
    'Der Abstand, geteilt durch die übliche Bewegung dieses Paars, ist {sigma}; am mittleren Tag davor war er {usual}.',
  ratioEver: '{ratio} steht am {low, select, true {tiefsten} other {höchsten}} seit Beginn der Kurse {year}',
  ratioSince: '{ratio} steht am {low, select, true {tiefsten} other {höchsten}} seit {month}',
  ratioAway:
    '{ratio} steht {percent} {low, select, true {über dem Tiefststand} other {unter dem Höchststand}} vom {month} ({reach})',
  ratioIs: '{ratio} steht bei {value}',
  ratioWent: '{ratio} ging von {then} auf {now} {stretch}',
  ratioYear: '{ratio} steht {low, select, true {tiefer} other {höher}} als an {days} des vergangenen Jahres',
  ratioDistance:
    '{ratio} steht {percent} {below, select, true {unter} other {über}} dem {peak, select, true {Höchststand} other {Tiefststand}} vom {month}',
  ratioMethod:
    'Das Verhältnis ist der Kurs von {subject} geteilt durch den von {benchmark}, aus Schlusskursen seit dem {day}.',
  streakUnsaid:
    'Von welchen {unit, select, day {Tagen} week {Wochen} month {Monaten} quarter {Quartalen} other {Jahren}} die Rede ist, ist nicht gesagt',
  streakTooFar: 'Kurse beider reichen nicht so weit zurück',
  streak:
    '{subject} lag in {held} von {of} {unit, select, day {Tagen} week {Wochen} month {Monaten} quarter {Quartalen} other {Jahren}} {way, select, ahead {vor} other {hinter}} {benchmark}',
  noYearAfter: 'Es gibt kein ganzes Jahr beider nach {year}, das sich fragen ließe',
  notInYear: '{subject} lag auch {year} nicht {way, select, ahead {vor} other {hinter}} {benchmark}',
  yearsAfter:
    '{subject} lag in {held} von {of} Jahren nach {year} {way, select, ahead {vor} other {hinter}} {benchmark}',
  level:
    '{subject} und {benchmark} gehen {kind, select, against {gegeneinander} independent {fast unabhängig voneinander} loosely {lose zusammen} closely {eng zusammen} other {zusammen}}: Korrelation {value} über {rows}',
  depends: 'Kommt darauf an, was gemeint ist',
  eitherMeant: '{moves}; von Tag zu Tag war ihre Korrelation {correlation}',
  levelBefore: '{level}; {value} in den Tagen davor',
  levelOn: '{level}; {when} {value}',
  levelMoved:
    '{subject} und {benchmark} gehen {down, select, true {weniger} other {mehr}} eng zusammen: Korrelation {to} über {rows}, {from} {when}',
  before: 'in den Tagen davor',
  clearMove: 'Der Zufall allein bewegt sie an weniger als 1 von 20 Tagen so weit.',
  chanceMove: 'Eine Änderung dieser Größe kann Zufall sein.',
  moveThere:
    'Sie ist bis dahin {up, select, true {gestiegen} other {gefallen}}: {holds, select, true {trifft zu} other {trifft nicht zu}}',
  neverApart: '{subject} und {benchmark} hatten sich im Jahr davor nicht getrennt',
  neverTogether: '{subject} und {benchmark} waren im Jahr davor nicht zusammengegangen',
  levelEver: '{level}, der {low, select, true {niedrigste} other {höchste}} Wert seit Beginn der Kurse {year}',
  levelSince: '{level}, der {low, select, true {niedrigste} other {höchste}} Wert seit {month}',
  lengthsAgree: '{holding} von {asked} Längen zwischen {from} und {to} Tagen sagen das.',
  correlationMethod:
    'Korrelation der täglichen Änderungen über {rows}: 0 ist unabhängig, 1 im Gleichschritt; 95 von 100 solchen Intervallen enthalten den wahren Wert: {low} bis {high}.',
  changeMethod:
    'Änderung zwischen zwei Abschnitten ohne gemeinsamen Tag, in ihren eigenen Standardfehlern: {z}, ein einzelner Test.',
  fewFlows: 'Es gibt weniger als 180 Tage mit Flüssen von {name}, mit denen sich die Woche vergleichen ließe',
  flow: 'In der Woche bis zum {day} ging {percent} {less, select, true {weniger} other {mehr}} {name} an Börsen',
  flowBiggest: '{flow}, die größte solche Änderung in einem Jahr',
  flowBigger: '{flow}, eine größere Änderung als an {days}',
  flowOften: '{less, select, true {Ein Rückgang} other {Ein Anstieg}} dieser Größe kommt {often} vor.',
  flowTimes: 'etwa {times, plural, one {einmal} other {#-mal}} im Jahr',
  flowYearOnly: 'Gefragt ist nur nach dem vergangenen Jahr der Flüsse von {symbol}; was davor war, nicht',
  noneOver: 'Noch kein so weiter Abstand von {subject} und {benchmark} ist zu Ende gegangen',
  over: '{happened} von {cases} so weiten Abständen von {subject} und {benchmark} dauerten höchstens {rows}',
  endedChance: '{ended}; der Zufall allein beendet {share} von 100',
  noDayLike: 'Kein früherer Tag von {subject} und {benchmark} stand wie dieser und hatte schon {rows} hinter sich',
  closer:
    'Von einem solchen Abstand aus kamen sich {subject} und {benchmark} über {rows} in {happened} von {cases} Fällen näher; der Zufall bringt die Hälfte',
  levelNever: 'Die Korrelation von {subject} und {benchmark} liegt bei {value}, und das gab es nie mit {rows} danach',
  levelLower:
    'Die Korrelation von {subject} und {benchmark} liegt bei {value}; von dort aus sank sie über {rows} in {happened} von {cases} Fällen',
  now: '{subject} und {benchmark} liegen {points} Punkte auseinander (über {rows}).',
  nowWide:
    '{subject} und {benchmark} liegen {points} Punkte auseinander (über {rows}), {ordinary, select, true {kein ungewöhnlicher Abstand} other {ein ungewöhnlicher Abstand}}: weiter als an {days}.',
  cases:
    '{cases, plural, one {# früherer Fall} other {# frühere Fälle}}, von denen keiner einen Tag mit einem anderen teilt.',
  casesFew:
    '{cases, plural, one {# früherer Fall} other {# frühere Fälle}}, von denen keiner einen Tag mit einem anderen teilt. So wenige sind vom Zufall nicht zu unterscheiden.',
  nameTwo: 'Gebraucht werden zwei Märkte, zum Beispiel Bitcoin und der S&P 500.',
  didNotMove: 'Einer von beiden hat sich zu wenig bewegt, um es zu messen',
  hedge:
    '{share} {subject} dazu: Das {calms, select, true {beruhigt} other {bewegt}} {benchmark} um {percent}; sie gehen zusammen mit {value}',
  hedgeMethod:
    'Über {rows}; die beste Absicherung des einen durch den anderen hätte {percent} der Schwankungen genommen.',
  drivers:
    '{share} von 100 Teilen der Schwankungen von {name} gehen mit {crypto, select, true {den übrigen Kryptowährungen} other {Aktien, Zinsen und Dollar}}',
  driversMethod: 'Anteile an der Varianz über {rows}: Makro {macro}, Krypto {crypto}, eigene {own}.',
  noEpisodes:
    '{subject} und {benchmark} hatten keinen Abstand, der weit und alt genug wäre, um zu sagen, was aus ihm wurde',
  gapsOver: '{happened} von {cases} weiten Abständen von {subject} und {benchmark} dauerten höchstens {rows}',
  episodesChance: 'Der Zufall allein beendet {share} von 100 ebenso bald.',
  matrixClosest: '{name} geht mit {other} zusammen ({value}), enger als mit den anderen',
  matrixOther: '{name} geht mit {other} zusammen ({value}), mit {third} ({thirdValue})',
  leadUnsaid: 'Wer sich zuerst bewegt, lässt sich an Tageskursen nicht ablesen',
  lead: '{second} folgt {first}, {rows} später, mit {value}, wobei 1 Gleichschritt wäre',
  leadMethod:
    'Korrelation der täglichen Änderungen bei diesem Vorlauf über {rows}: {low} bis {high}, {how, select, holds {klar über null; unter mehreren Vorläufen, die man nennen könnte, ist einer hin und wieder durch Zufall so} small {und unter den 0,1, ab denen ein Vorlauf nützt} unclear {zu unsicher, um zu sagen, wer sich zuerst bewegt} other {doch Vorläufe von mehr als fünf Tagen werden nicht beurteilt: einer unter so vielen passt durch Zufall}}.',
  isRight: 'Richtig',
  isWrong: 'Falsch',
  short: '{reading}: {word}',
  whether:
    'Ob {what, select, close {sich der Abstand schließt} widen {der Abstand wächst} other {sich die Korrelation ändert}}, kann niemand wissen',
  noRecordShort: 'Kein Rekord: Es war {equal}',
  nearEnough: '{reason}, nahe genug',
  nearly: '{moved} (behauptet {said}: nahe genug)',
  levelOf: 'Stand vom {day}',
  dayOf: '{day}: {value}',
  ratioCaption: 'Preis von {subject} in {benchmark}',
  belowPeak: 'Unter dem eigenen Höchststand',
  peakOf: '{peak, select, true {Höchststand} other {Tiefststand}} vom {month}',
  likeThis: 'Tage wie dieser',
  aheadByUnit:
    'Punkte, die {subject} vor {benchmark} lag, unter null dahinter, je {unit, select, day {Tag} week {Woche} month {Monat} quarter {Quartal} other {Jahr}}',
  leadSame: 'am selben Tag',
  leadLater: '{name} {rows} später',
  leadHead: 'Korrelation: 0 unabhängig, 1 im Gleichschritt; die Linie: wie sicher',
} as const;
