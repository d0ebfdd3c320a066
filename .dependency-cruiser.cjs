/** Who may import whom, from the list of rooms; one library lives in one room; nothing goes round, types included. */
const { rooms } = require('./test/structure/rooms.cjs');

/** What every room may use: the errors, the clock, what a log is, and how a number and a date are written. */
const leaves = ['^src/(errors|clock|log)\\.ts$', '^src/messages/(format|text)\\.ts$'];

const pathOf = new Map(rooms.map(({ name, path }) => [name, path]));

const room = ({ name, path, holds, mayImport }) => ({
  name,
  comment: holds,
  severity: 'error',
  from: { path: `^${path}` },
  to: {
    path: '^(src|commands|test)/',
    pathNot: [...leaves, ...[name, ...mayImport].map((one) => `^${pathOf.get(one)}`)],
  },
});
const library = (name, owner, packages) => ({
  name: `${name}-stays-in-its-room`,
  comment: `Only ${owner} may use ${packages}.`,
  severity: 'error',
  from: { path: '^(src|commands)/', pathNot: owner },
  to: { path: `node_modules/(${packages})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'main-and-app-are-roots',
      severity: 'error',
      from: { path: '^(src/[^/]+/|commands/)' },
      to: { path: '^src/(main|app|run-[a-z-]+)\\.ts$' },
    },
    {
      name: 'pure-rooms-use-no-library',
      comment: 'No clock, no network, no process; only hashes.',
      severity: 'error',
      from: { path: '^src/(analytics|claims|reports|alerts|community)/' },
      to: { pathNot: ['^src/', '^crypto$', 'node_modules/temporal-polyfill/'] },
    },
    {
      name: 'pure-rooms-know-no-clock',
      severity: 'error',
      from: { path: '^src/(analytics|claims|reports|alerts|community|messages|charts)/' },
      to: { path: '^src/(clock|log)\\.ts$' },
    },
    {
      name: 'rooms-are-handed-their-log',
      comment: 'They know what a log is, not how this process keeps one.',
      severity: 'error',
      from: { path: '^(src/[^/]+/|commands/)' },
      to: { path: '^src/log\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    ...rooms.map(room),
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/([^/]+)/', pathNot: '^src/adapters/$1/' },
    },
    library('discord', '^src/adapters/discord/', 'discord\\.js|@discordjs'),
    library('telegraf', '^src/adapters/telegram/', 'telegraf'),
    library('hono', '^src/(adapters/web/|http\\.ts)', 'hono|@hono'),
    library('ccxt', '^src/providers/', 'ccxt'),
    library('yahoo', '^src/providers/', 'yahoo-finance2'),
    library('chart', '^src/charts/', 'chart\\.js|chartjs-node-canvas|@napi-rs'),
    library('database', '^src/storage/', 'kysely|better-sqlite3|pg'),
    library('cron', '^src/jobs/', 'node-cron'),
    library('threads', '^src/(workers/|run-ask\\.ts)', 'piscina'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
