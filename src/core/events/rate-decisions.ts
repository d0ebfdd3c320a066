import type { KnownEvent } from './known-event.ts';

/** Month and day of the second day of each scheduled meeting, by year. The meeting of March 2020 was held earlier and is left out. */
const DECISIONS: Readonly<Record<string, string>> = {
  2017: '02-01 03-15 05-03 06-14 07-26 09-20 11-01 12-13',
  2018: '01-31 03-21 05-02 06-13 08-01 09-26 11-08 12-19',
  2019: '01-30 03-20 05-01 06-19 07-31 09-18 10-30 12-11',
  2020: '01-29 04-29 06-10 07-29 09-16 11-05 12-16',
  2021: '01-27 03-17 04-28 06-16 07-28 09-22 11-03 12-15',
  2022: '01-26 03-16 05-04 06-15 07-27 09-21 11-02 12-14',
  2023: '02-01 03-22 05-03 06-14 07-26 09-20 11-01 12-13',
  2024: '01-31 03-20 05-01 06-12 07-31 09-18 11-07 12-18',
  2025: '01-29 03-19 05-07 06-18 07-30 09-17 10-29 12-10',
  2026: '01-28 03-18 04-29 06-17 07-29 09-16 10-28 12-09',
  2027: '01-27 03-17 04-28 06-09 07-28 09-15 10-27 12-08',
};

/**
 * Scheduled interest-rate decisions of the Federal Reserve, 2017 to 2027.
 *
 * Dates of 2027 are the tentative schedule published in September 2025. Unscheduled decisions (3 and 15 March 2020) are
 * not schedule and not listed here.
 */
export const rateDecisions: readonly KnownEvent[] = Object.entries(DECISIONS).flatMap(([year, days]) =>
  days.split(' ').map((day) => ({
    date: `${year}-${day}`,
    label: 'Fed decision',
    kind: 'fomc' as const,
    concerns: 'all' as const,
    names: [],
  })),
);
