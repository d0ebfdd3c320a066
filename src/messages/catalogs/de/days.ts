export default {
  today: 'heute',
  yesterday: 'gestern',
  weekAgo: 'vor einer Woche',
  monthAgo: 'vor einem Monat',
  quarterAgo: 'vor drei Monaten',
  yearAgo: 'vor einem Jahr',
  tomorrow: 'morgen',
  inWeek: 'in einer Woche',
  inMonth: 'in einem Monat',
  inQuarter: 'in drei Monaten',
  inYear: 'in einem Jahr',
} as const;
