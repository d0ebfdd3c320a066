export default {
  overview: 'Begriffe, die ich erklären kann.',
  formula: 'Formel: {formula}',
  several: '„{typed}“ gehört zu mehreren Begriffen. Welcher ist gemeint?',
  unknown: 'Zu „{typed}“ habe ich keine Erklärung; versuch einen von diesen: {terms}.',
  title: '{term}: {first}',
  gap: 'Abstand',
  gapFirst: 'wie viel mehr der eine Markt über dieselben Tage stieg als der andere, in Prozentpunkten.',
  gapRest: 'Er sagt, wie weit die beiden auseinandergelaufen sind, nicht, ob das für so bewegte Märkte viel ist.',
  gapFormula: 'Abstand = 100 · (xₜ/xₜ₋ₙ − yₜ/yₜ₋ₙ)',
  logGap: 'logarithmischer Abstand',
  logGapFirst:
    'der Abstand auf einer Skala, auf der Verdoppeln und Halbieren gleich weit sind: die Änderung von ln(erster / zweiter Markt), mal 100.',
  logGapRest: 'Verdoppeln und Halbieren gelten als gleich weit, was beim einfachen Abstand nicht so ist.',
  logGapFormula: 'log. Abstand = 100 · (Lₜ − Lₜ₋ₙ),  L = ln(x / y)',
  volatilityScaledGap: 'Abstand nach Schwankung',
  volatilityScaledGapFirst:
    'der Abstand, gemessen daran, wie weit dieses Paar in so vielen Tagen sonst auseinanderläuft, nach den letzten 252.',
  volatilityScaledGapRest:
    'Ein Wert jenseits von ±2 ist für die jetzige Schwankung weit; der Zufall allein kommt je Paar weniger als einmal im Jahr dorthin.',
  volatilityScaledGapFormula: '(Lₜ − Lₜ₋ₙ) / (sd₂₅₂(ΔL) · √n)',
  legScaledGap: 'Abstand je Markt',
  legScaledGapFirst:
    'der Abstand, wenn jeder Markt zuerst an seinen eigenen üblichen Schwankungen gemessen und dann verglichen wird.',
  legScaledGapRest:
    'Nur dieses Maß lässt den ruhigeren Markt zählen, darum kann sein Urteil von den anderen abweichen.',
  legScaledGapFormula: '[ln(xₜ/xₜ₋ₙ)/sd₂₅₂(rx) − ln(yₜ/yₜ₋ₙ)/sd₂₅₂(ry)] / √n',
  correlation: 'Korrelation',
  correlationFirst: 'wie eng die täglichen Renditen zweier Märkte miteinander stiegen und fielen, von −1 bis +1.',
  correlationRest:
    'Sie sagt nichts darüber, wer weiter ging: Zwei Kurse können weit auseinanderlaufen, während ihre täglichen Bewegungen korreliert bleiben.',
  correlationFormula: 'r = Σ(rx−r̄x)(ry−r̄y) / √(Σ(rx−r̄x)² · Σ(ry−r̄y)²)',
  rankCorrelation: 'Rangkorrelation',
  rankCorrelationFirst: 'die Korrelation der Ränge der Renditen statt der Renditen selbst.',
  rankCorrelationRest:
    'Ein paar wilde Tage können sie nicht beherrschen; ein großer Unterschied zu Pearson heißt, dass sie es dort taten.',
  rankCorrelationFormula: 'Pearson-Korrelation der mittleren Ränge im Zeitraum',
  exponentiallyWeightedCorrelation: 'exponentiell gewichtete Korrelation',
  exponentiallyWeightedCorrelationFirst:
    'eine Korrelation, in der gestern mehr zählt als der letzte Monat, mit Gewichten, die um 3 % am Tag abnehmen.',
  exponentiallyWeightedCorrelationRest:
    'Sie reagiert früher als ein fester Zeitraum und springt nicht, wenn ein alter Tag herausfällt.',
  exponentiallyWeightedCorrelationFormula: 'S_ab = Σ λⁱ aₜ₋ᵢ bₜ₋ᵢ / Σ λⁱ,  λ = 0,97,  r = S_xy / √(S_xx · S_yy)',
  confidenceInterval: 'Konfidenzintervall',
  confidenceIntervalFirst: 'der Bereich, in dem der wahre Wert plausibel liegt, so sicher, wie seine Prozentzahl sagt.',
  confidenceIntervalRest:
    'Überlappen sich zwei Intervalle weit, ist der Unterschied zwischen zwei Korrelationen keine Nachricht.',
  confidenceIntervalFormula: 'tanh(atanh r ± 1,96 · se),  se aus der Einflussfunktion mit Bartlett-Kern',
  changeTest: 'Änderungstest',
  changeTestFirst: 'ob zwei Märkte zuletzt anders zusammengingen als in den Tagen davor.',
  changeTestRest:
    'Wer jeden Tag nachsieht, stößt leicht auf einen Zufall; darum sprechen Alarm und Bericht erst ab |z| 3,3 von einer Änderung, ein einzelner Blick ab 2,6.',
  changeTestFormula: 'z = (atanh r₂ − atanh r₁) / √(se₁² + se₂²)',
  zScore: 'z-Wert',
  zScoreFirst:
    'wie weit ein Wert von seinem eigenen jüngsten Durchschnitt liegt, gemessen daran, wie weit er sonst davon liegt.',
  zScoreRest:
    'Der Durchschnitt wandert dem Wert entgegen; ein fallendes z beweist also nicht, dass die Kurse wieder zusammenkamen.',
  zScoreFormula: 'z = (Lₜ − Mittel) / sd, über die letzten W Handelstage, heute eingeschlossen',
  fittedLine: 'Ausgleichsgerade',
  fittedLineFirst: 'wie weit der erste Markt von dem Kurs liegt, den seine frühere Bindung an den zweiten ergäbe.',
  fittedLineRest:
    'Die Bindung selbst wandert, darum kann ein großer Abstand eine neue Bindung sein und keine Lücke, die sich schließt.',
  fittedLineFormula: 'ln x = a + b · ln y + e über die letzten W Handelstage;  eₜ / sd(e)',
  percentile: 'Perzentil',
  percentileFirst: 'an wie vielen von 100 früheren Tagen der Wert weniger extrem war als heute.',
  percentileRest:
    'Benachbarte Tage sind fast gleich; die Zahl getrennter Abschnitte daneben sagt, wie viel das wert ist.',
  percentileFormula: '100 · (kleinere + gleiche / 2) / n, nur unter den n früheren Werten',
  tradingDay: 'Handelstag',
  tradingDayFirst: 'ein Tag, an dem die Börse des zweiten Marktes geöffnet war; etwa 252 im Jahr.',
  tradingDayRest: 'Zwei Münzen werden jeden Tag gehandelt, für sie zählen darum einfache Tage, 365 im Jahr.',
  tradingDayFormula: 'Zeilen eines Paars = Tage, an denen beide Märkte einen Kurs haben',
  chance: 'Zufall',
  chanceFirst: 'wie oft zwei Märkte, die nichts voneinander wissen, dasselbe zeigen würden.',
  chanceRest:
    'Es ist der größte Anteil unter neun Arten simulierter Paare, damit ein Fund nie seltener heißt, als er ist.',
  chanceFormula: 'P(Wert mindestens so groß | zufällige Kurse), an einem Tag und mindestens einmal in 252',
  pValue: 'p-Wert',
  pValueFirst: 'wie oft der Zufall allein ein mindestens so starkes Ergebnis gäbe, wenn nichts daran wäre.',
  pValueRest:
    'Er gilt für einen einzelnen Blick; wer jeden Tag nachsieht, findet früher oder später etwas durch Zufall.',
  pValueFormula: 'p = P(Ergebnis mindestens so extrem | nichts daran)',
  independentWindows: 'unabhängige Zeiträume',
  independentWindowsFirst: 'wie viele Zeiträume dieser Länge in die Vorgeschichte passen, ohne einen Tag zu teilen.',
  independentWindowsRest:
    'Zweitausend Tage enthalten nur etwa dreißig getrennte Abschnitte von 60 Tagen, und ein Rekord unter dreißig ist kein Wunder.',
  independentWindowsFormula: '⌊frühere Werte / Zeitraum⌋',
  record: 'Rekord',
  recordFirst: 'kein früherer Wert war so groß; ein gleich großer ist kein Rekord.',
  recordRest: 'Es kommt immer darauf an, wo die Vorgeschichte beginnt; darum steht der Anfang dabei.',
  recordFormula: 'kein früheres |v| ≥ |vₜ|  (oder, in einer Richtung, kein früheres v·Vorzeichen ≥ |vₜ|)',
  multiverse: 'Multiversum',
  multiverseFirst:
    'dieselbe Frage auf 36 Weisen und ab mehreren Anfängen gestellt, weil sich jede davon vertreten lässt.',
  multiverseRest: 'Kippt die Antwort mit der Definition, lautet die ehrliche Antwort: Es kommt darauf an.',
  multiverseFormula: '24 Abstände (4 Arten × 6 Zeiträume) + 10 gleitende Werte + 2 wachsende Werte, × Anfänge',
  verdict: 'Urteil',
  verdictFirst:
    'ungewöhnlich ist, was der Zufall allein höchstens an 1 von 10 Tagen tut, selten an 1 von 100, ein Rekord hat nicht seinesgleichen.',
  verdictRest:
    'Es geht um den Abstand nach Schwankung über die gefragten Tage, unter seinen eigenen früheren Tagen: ungewöhnlich etwa ab dem weitesten Zehntel, selten etwa ab dem weitesten Hundertstel, bei kurzer Vorgeschichte etwas höher. Unter 252 früheren Tagen oder fünf getrennten Abschnitten gibt es kein Wort.',
  verdictFormula:
    'p ≥ 90 und Zufall ≤ 1/10 → ungewöhnlich; p ≥ 99 und Zufall ≤ 1/100 → selten; kein früheres |v| ≥ |vₜ|, unter mindestens 504 → Rekord',
  episode: 'Episode',
  episodeFirst:
    'ein weiter Abstand von seinem Anfang bis zu seinem Ende: vom Doppelten des Üblichen, bis er wieder bei der Hälfte davon ist.',
  episodeRest:
    'Eine Episode, die noch offen ist, zählt als offen; sie wird nicht weggelassen und nicht als beendet behandelt.',
  episodeFormula: 'Anfang |v| ≥ 2,0; Ende, wenn v · Vorzeichen ≤ 0,5',
  reconvergence: 'Wiederannäherung',
  reconvergenceFirst:
    'wie lange weite Abstände brauchten, um zu enden, mit den noch offenen richtig mitgezählt (Kaplan–Meier).',
  reconvergenceRest:
    'Ein gleitender Abstand vergisst von selbst, darum enden auch die Abstände zufälliger Kurse; die Zahl steht nur neben deren Zahl.',
  reconvergenceFormula: 'S(t) = Π (1 − beendet / offen);  Median = erstes t mit S ≤ 0,5',
  closeSampling: 'Lesen zum Börsenschluss',
  closeSamplingFirst:
    'ein Markt, der rund um die Uhr handelt, wird in dem Moment gelesen, in dem die Börse des anderen schließt.',
  closeSamplingRest:
    'Wo es keine Kurse im Tagesverlauf gibt, gilt für alles das Ende des UTC-Tages, und die Antwort sagt es.',
  closeSamplingFormula: 'Kurs des letzten Handels vor 16:00 (13:00 an halben Tagen) New York',
  whichLeg: 'welcher Markt',
  whichLegFirst:
    'wer den Abstand gemacht hat: wie weit jeder Markt ging, gemessen an seiner eigenen üblichen Bewegung.',
  whichLegRest: 'Der größere von beiden hat ihn gemacht; gingen sie in entgegengesetzte Richtungen, waren es beide.',
  whichLegFormula: 'z = ln(Pₜ/Pₜ₋ₙ) / (sd₂₅₂ · √n)',
  hedgeRatio: 'Absicherungsverhältnis',
  hedgeRatioFirst:
    'wie viel vom zweiten Markt man gegen den ersten halten muss, damit sich ihre gemeinsame Bewegung aufhebt.',
  hedgeRatioRest:
    'Die Wirksamkeit ist die quadrierte Korrelation: Bei 0,5 nimmt eine Absicherung 13 % der Schwankung, nicht die Hälfte.',
  hedgeRatioFormula: 'h = cov(rx, ry) / var(ry);  Wirksamkeit = r²',
  factorShare: 'Faktoranteil',
  factorShareFirst: 'wie viel der Schwankungen eines Marktes mit jeder Gruppe anderer Märkte geht.',
  factorShareRest:
    'Gemittelt wird über jede Reihenfolge, in der man sie fragen könnte; ohne das bekäme die zuerst gefragte alles zugeschrieben.',
  factorShareFormula: 'Shapley-Zerlegung (LMG) von R² über alle Teilmengen der Faktoren',
  exchangeInflow: 'Zufluss an Börsen',
  exchangeInflowFirst: 'in sieben Tagen an Börsen gesendete Münzen, in Münzen gezählt.',
  exchangeInflowRest:
    'Wöchentliche Änderungen von zwanzig Prozent sind gewöhnlich, Anbieter sind sich in etwa einem Viertel der Fälle über das Vorzeichen uneinig, und sie sagen keine Renditen voraus.',
  exchangeInflowFormula: 'f₇ = Σ von 7 Tagen;  Änderung = f₇ / f₇ eine Woche zuvor − 1',
} as const;
