/** Days as they are completed while somebody types one. */
export default {
  today: 'today',
  yesterday: 'yesterday',
  weekAgo: 'a week ago',
  monthAgo: 'a month ago',
  quarterAgo: 'three months ago',
  yearAgo: 'a year ago',
  tomorrow: 'tomorrow',
  inWeek: 'in a week',
  inMonth: 'in a month',
  inQuarter: 'in three months',
  inYear: 'in a year',
} as const;
