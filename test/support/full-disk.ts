/**
 * Loaded before a program: a signal fills the disk of its SQLite database, and the next one frees it again. The file may
 * then not grow by a page, to which SQLite answers as to a disk that has none left.
 */
import BetterSqlite from 'better-sqlite3';

const files = new Set<BetterSqlite.Database>();

type Pragma = BetterSqlite.Database['pragma'];

const pragma = Reflect.get(BetterSqlite.prototype, 'pragma');

/** The most pages SQLite allows at all. */
const UNLIMITED = 1_073_741_823;

let isFull = false;

BetterSqlite.prototype.pragma = function (this: BetterSqlite.Database, ...given: Parameters<Pragma>): unknown {
  if (!this.readonly) files.add(this);
  return pragma.apply(this, given);
};

process.on('SIGUSR2', () => {
  isFull = !isFull;
  for (const file of [...files].filter(({ open }) => open))
    pragma.call(file, `max_page_count = ${isFull ? 1 : UNLIMITED}`); // never below what there is
  process.stdout.write(`the disk is ${isFull ? 'full' : 'free'}\n`);
});
