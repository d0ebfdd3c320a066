export default {
  simulated: 'SIMULIERT: Jeder Kurs hier ist erfunden; keine Quelle echter Kurse ist in Gebrauch.',
  files: 'Kurse aus Dateien, bis {day}.',
  noneAsked: 'Aktuelle Kurse aus {count, plural, one {# Quelle} other {# Quellen}}; noch wurde keine gefragt.',
  answering:
    'Aktuelle Kurse: Von {count, plural, one {# Quelle, die bisher gefragt wurde, hat} other {# bisher gefragten Quellen haben}} zuletzt {up} geantwortet.',
  failing:
    'Wo eine Quelle ausfällt, wird die nächste gefragt, und wo alle ausfallen, antworten die gespeicherten Kurse, mit ihrem Alter. Gefragt wird von selbst wieder.',
  source: 'Quelle',
  state: 'Zustand',
  lastHeard: 'Zuletzt gehört',
  lookAgain: 'Neu ansehen',
  up: 'antwortet',
  limited: 'bittet um Geduld',
  down: 'keine Antwort',
  unknown: 'nicht gefragt',
} as const;
