/**
 * The rooms of the house: what each holds, and whom it may import. Everything may import `src/errors.ts`;
 * whatever is not pure also `src/clock.ts` and, as a type, `Logger` of `src/log.ts`.
 * The picture in CONTRIBUTING.md is tested against this list, and `npm run check` holds the code to it.
 */
const pure = ['analytics', 'market', 'claims', 'reports', 'messages', 'alerts', 'community'];

module.exports = {
  rooms: [
    {
      name: 'commands',
      path: 'commands/',
      holds: 'one file per chat command: options as data, `run` returns a reply',
      mayImport: ['chat', ...pure],
    },
    {
      name: 'analytics',
      path: 'src/analytics/',
      holds: 'pure numerics, one family a file: gaps, ranks, correlation, episodes, null model, calibrated words',
      mayImport: [],
    },
    {
      name: 'market',
      path: 'src/market/',
      holds:
        'symbols, calendars, alignment, sampling, data quality; `live/` turns stored history and sources into series',
      mayImport: ['analytics'],
    },
    {
      name: 'reports',
      path: 'src/reports/',
      holds: 'one file per answer: question in, figures and chart spec out',
      mayImport: ['market', 'analytics'],
    },
    {
      name: 'claims',
      path: 'src/claims/',
      holds: 'text → spans → claim; claim → verdict',
      mayImport: ['reports', 'market', 'analytics'],
    },
    {
      name: 'alerts',
      path: 'src/alerts/',
      holds: 'alert rule, hysteresis, simulation',
      mayImport: ['reports', 'market', 'analytics'],
    },
    {
      name: 'community',
      path: 'src/community/',
      holds: 'settings, subscriptions, digests, schedules, events, receipts',
      mayImport: ['alerts', 'claims', 'reports', 'market', 'analytics'],
    },
    {
      name: 'messages',
      path: 'src/messages/',
      holds: 'the sentences people read, numbers and dates',
      mayImport: ['community', 'alerts', 'claims', 'reports', 'market', 'analytics'],
    },
    {
      name: 'chat',
      path: 'src/chat/',
      holds: 'command contract, router, reply type, limits, `parser/`',
      mayImport: [...pure],
    },
    {
      name: 'charts',
      path: 'src/charts/',
      holds: 'chart spec → picture',
      mayImport: ['reports', 'messages', 'market', 'analytics'],
    },
    {
      name: 'adapters',
      path: 'src/adapters/',
      holds: 'Discord, Telegram, the local page, the terminal',
      mayImport: ['chat', 'messages', 'charts', ...pure],
    },
    {
      name: 'providers',
      path: 'src/providers/',
      holds: 'one price or flow source a file',
      mayImport: ['market', 'analytics'],
    },
    {
      name: 'storage',
      path: 'src/storage/',
      holds: 'database schema, migrations, one store per port',
      mayImport: ['messages', 'market', 'analytics', 'reports', 'alerts', 'community', 'chat'],
    },
    {
      name: 'jobs',
      path: 'src/jobs/',
      holds: 'the tick: due digests, alert evaluation, delivery, refresh',
      mayImport: ['chat', ...pure],
    },
    {
      name: 'workers',
      path: 'src/workers/',
      holds: 'threads for heavy reports, null models, pictures',
      mayImport: ['charts', ...pure],
    },
  ],
};
