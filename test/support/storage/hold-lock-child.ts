/** Holds the write lock of a SQLite file from another process until it is told to let go. */
import BetterSqlite from 'better-sqlite3';

const file = new BetterSqlite(process.argv[2]);

file.exec('begin immediate');

process.once('message', () => {
  file.exec('rollback');
  file.close();
  process.disconnect();
});

process.send?.('held');
