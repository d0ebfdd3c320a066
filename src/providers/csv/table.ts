import { epochDay } from '../../core/market/epoch-day.ts';
import { plural } from '../../core/wording/numbers.ts';
import { brokenFile } from './broken-file.ts';

/** Which columns of a file are wanted: each is named by the first of its spellings that the header has. */
export type WantedColumns = Readonly<Record<string, { readonly names: readonly string[]; readonly optional?: true }>>;

/** Rows under strictly rising dates; `columns` holds the cells as text, absent for an optional column. */
export interface DatedTable {
  readonly dates: string[];
  readonly columns: Readonly<Record<string, readonly string[] | undefined>>;
  readonly lineOf: (row: number) => number;
}

/** A file of the folder as it was read, and the day on which it was. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
  /** The present UTC day. */
  readonly today: string;
}

const newColumn = (): string[] => [];

const cellsOf = (line: string): string[] =>
  line.includes('"') ? quotedCells(line.trim()) : line.trim().split(/\s*,\s*/);

/** Cells of a line in which some stand in quotes; a doubled quote inside is one. */
function quotedCells(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!.trim());
}

/** Where each wanted column stands in the header; -1 for an optional one that is absent. */
function positions(file: string, header: readonly string[], wanted: WantedColumns): Map<string, number> {
  const separator = /[;\t]/.exec(header[0] ?? '')?.[0];
  if (separator !== undefined) {
    throw brokenFile(
      file,
      `commas have to stand between the cells, not ${separator === ';' ? 'semicolons' : 'tabs'}`,
      1,
    );
  }
  const at = new Map<string, number>();
  for (const [key, { names, optional }] of Object.entries(wanted)) {
    const found = names.find((name) => header.includes(name));
    if (found === undefined && !optional) {
      throw brokenFile(file, `there is no column ${names.map((n) => `"${n}"`).join(' or ')}`, 1);
    }
    if (found !== undefined && header.indexOf(found) !== header.lastIndexOf(found)) {
      throw brokenFile(file, `there are two columns "${found}"`, 1);
    }
    at.set(key, found === undefined ? -1 : header.indexOf(found));
  }
  return at;
}

/** What the next row of a file is held against. */
interface Before {
  readonly previous: string | undefined;
  /** No row may be dated later. */
  readonly today: string;
}

function assertDated(file: string, line: number, date: string, { previous, today }: Before): void {
  if (date.length !== 10 || Number.isNaN(epochDay(date))) {
    throw brokenFile(file, `"${date}" is not a date written YYYY-MM-DD`, line);
  }
  if (date > today) throw brokenFile(file, `${date} is in the future (today is ${today})`, line);
  if (previous !== undefined && date <= previous) {
    throw brokenFile(file, date === previous ? `${date} stands there twice` : `${date} comes after ${previous}`, line);
  }
}

/** Splits a file into dated rows; the first row that is not one, or is dated after today, is named by its line. */
export function readDatedTable(file: CsvFile, wanted: WantedColumns): DatedTable {
  const { name, text, today } = file;
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const header = cellsOf((lines[0] ?? '').toLowerCase());
  const at = positions(name, header, { date: { names: ['date'] }, ...wanted });
  const dates: string[] = [];
  const columns = Object.fromEntries(Object.keys(wanted).map((k) => [k, at.get(k)! < 0 ? undefined : newColumn()]));
  for (let i = 1; i < lines.length; i++) {
    const cells = cellsOf(lines[i]!);
    if (cells.length < header.length || cells.slice(header.length).some((cell) => cell !== '')) {
      throw brokenFile(
        name,
        lines[i]!.trim() === ''
          ? 'the line is empty'
          : `${plural(cells.length, 'cell')} under ${header.length} columns`,
        i + 1,
      );
    }
    const date = cells[at.get('date')!]!;
    assertDated(name, i + 1, date, { previous: dates.at(-1), today });
    dates.push(date);
    for (const key of Object.keys(wanted)) columns[key]?.push(cells[at.get(key)!]!);
  }
  if (dates.length === 0) throw brokenFile(name, 'there is no row');
  return { dates, columns, lineOf: (row) => row + 2 };
}
