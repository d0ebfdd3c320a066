export default {
  today: 'hoy',
  yesterday: 'ayer',
  weekAgo: 'hace una semana',
  monthAgo: 'hace un mes',
  quarterAgo: 'hace tres meses',
  yearAgo: 'hace un año',
  tomorrow: 'mañana',
  inWeek: 'en una semana',
  inMonth: 'en un mes',
  inQuarter: 'en tres meses',
  inYear: 'en un año',
} as const;
