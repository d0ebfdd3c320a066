/**
 * The rooms of the house and who may import whom.
 * A newcomer reads this as: commands → core and the command contract; everything else leans on core; main ties it together.
 */
const room = (name, from, allowed, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, path: '^(src|commands|test)/' },
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
    {
      name: 'no-circles',
      comment: 'At run time nothing goes round; a type may be named from anywhere in its room.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'main-is-a-root', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    {
      name: 'core-is-pure',
      comment: 'The analytics core uses no npm package and no node: module.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/' },
    },
    room(
      'commands',
      '^commands/',
      '^(commands/|src/core/|src/chat/command\\.ts$)',
      'A command knows the core and the command contract.',
    ),
    room('chat', '^src/chat/', '^src/(chat|core)/', 'Chat knows the core.'),
    room('adapters', '^src/adapters/', '^src/(adapters|chat|core)/', 'An adapter knows chat and core.'),
    room('providers', '^src/providers/', '^src/(providers|core)/', 'A provider knows the ports of the core.'),
    room('charts', '^src/charts/', '^src/(charts|core)/', 'Charts know the reports of the core.'),
    room('compute', '^src/compute/', '^src/(compute|core)/', 'Long computations of the core, in threads of their own.'),
    room('http', '^src/http/', '^src/(http|core)/', 'The small HTTP side of a bot knows nothing of the house.'),
    room('wiring', '^src/wiring/', '^src/', 'The composition root ties everything together.'),
    {
      name: 'wiring-is-a-root',
      severity: 'error',
      from: { pathNot: '^src/(wiring/|main\\.ts$)' },
      to: { path: '^src/wiring/' },
    },
    room('storage', '^src/storage/', '^src/(storage|core)/', 'Storage knows the ports of the core.'),
    room('jobs', '^src/jobs/', '^src/(jobs|core|chat)/', 'Jobs know core and chat.'),
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/([^/]+)/', pathNot: '^src/adapters/$1/' },
    },
    library('discord', '^src/adapters/discord/', 'discord\\.js|@discordjs'),
    library('telegraf', '^src/adapters/telegram/', 'telegraf'),
    library('hono', '^src/(adapters/web/|http/)', 'hono|@hono'),
    library('ccxt', '^src/providers/', 'ccxt'),
    library('yahoo', '^src/providers/', 'yahoo-finance2'),
    library('chart', '^src/charts/', 'chart\\.js|chartjs-node-canvas|@napi-rs'),
    library('database', '^src/storage/', 'kysely|better-sqlite3|pg'),
    library('cron', '^src/jobs/', 'node-cron'),
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
