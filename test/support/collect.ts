import type { HistoryPage } from '../../src/market/ports.ts';

/** All rows of all pages. */
export async function collect<T>(pages: AsyncIterable<HistoryPage<T>>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page.rows);
  return rows;
}
