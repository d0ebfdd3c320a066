import { existsSync, readdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

const url = z.url({ protocol: /^https?$/ });

const port = z.coerce.number().int().min(0).max(65_535);

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** An address, or a range of them as `10.0.0.0/8`. */
const addresses = list.pipe(z.array(z.string().refine(isAddressRange)));

function isAddressRange(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && rest.length === 0 && /^\d+$/.test(bits) && Number(bits) <= most;
}

/** Where a database address cannot be read, nobody says why: the reason would repeat it, password and all. */
function isReadableAddress(text: string): boolean {
  if (text.startsWith('sqlite:')) return true;
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return !/%(?![0-9a-f]{2})/i.test(username + password);
}

/** Shards as `0-3,7`; a range that runs backwards is none. */
function shardIds(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [, from = '', to = from] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part) ?? [];
    const count = from === '' ? 0 : Number(to) - Number(from) + 1;
    return count > 0 ? Array.from({ length: count }, (_, index) => Number(from) + index) : [NaN];
  });
}

/** The page is served at the root of its address. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).href === `${new URL(text).origin}/`;
}

/** Everything the environment may say, in the order `.env.example` lists it. */
const environment = z.object({
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_API_URL: url.optional(),
  TELEGRAM_TOKEN: z.string().min(1).optional(),
  TELEGRAM_API_URL: url.optional(),
  TELEGRAM_WEBHOOK_URL: url.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/)
    .refine(isReadableAddress)
    .default('sqlite:./data/rift.db'),
  RIFT_DATA: z
    .string()
    .regex(/^(live|sample|csv:.+)$/)
    .default('live'),
  CCXT_VENUES: list.default(['coinbaseexchange', 'bitstamp', 'kraken']),
  CCXT_API_URL: url.optional(),
  YAHOO_API_URL: url.optional(),
  COINMETRICS_API_URL: url.optional(),
  HTTP_PORT: port.default(4848),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/)
    .optional(),
  PUBLIC_URL: url.refine(isOrigin).optional(),
  TRUSTED_PROXY: addresses.default([]),
  METRICS_FROM: addresses.default(['127.0.0.0/8', '::1']),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  RIFT_ROLES: list.pipe(z.array(z.enum(['chat', 'jobs'])).min(1)).default(['chat', 'jobs']),
  RIFT_SHARDS: z.union([z.literal('auto'), z.coerce.number().int().min(1)]).default('auto'),
  RIFT_SHARD_IDS: z.string().transform(shardIds).pipe(z.array(z.number())).optional(),
});

/** The settings an operator may make, checked. */
export type Config = z.infer<typeof environment>;

const adaptersFolder = join(import.meta.dirname, 'adapters');

/** Every platform there is, by its folder. */
const platformNames = readdirSync(adaptersFolder).filter((name) =>
  existsSync(join(adaptersFolder, name, 'platform.ts')),
);

/** What can be set for any platform, whether or not it is listed above. */
const withPlatforms = environment.extend(
  Object.fromEntries(
    platformNames.flatMap((name) => [
      [`${name.toUpperCase()}_TOKEN`, z.string().min(1).optional()],
      [`${name.toUpperCase()}_API_URL`, url.optional()],
    ]),
  ),
);

/** What is set for one platform; each takes what it knows. */
export interface PlatformSettings {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  readonly shards: number | 'auto';
  readonly shardIds: readonly number[] | undefined;
}

/** What is set for each platform that has a token, by its name. */
export function platformsOf(config: Config): ReadonlyMap<string, PlatformSettings> {
  const settings = config as unknown as Readonly<Record<string, string | undefined>>;
  const of = (name: string): [string, PlatformSettings][] => {
    const own = (what: string): string | undefined => settings[`${name.toUpperCase()}_${what}`];
    const [token, url, secret] = [own('TOKEN'), own('WEBHOOK_URL'), own('WEBHOOK_SECRET')];
    if (token === undefined) return [];
    const webhook = url === undefined || secret === undefined ? undefined : { url, secret };
    const shards = { shards: config.RIFT_SHARDS, shardIds: config.RIFT_SHARD_IDS };
    return [[name, { token, apiUrl: own('API_URL'), webhook, ...shards }]];
  };
  return new Map(platformNames.flatMap(of));
}

/**
 * The names of all settings, for the test that holds `.env.example` to them.
 *
 * @internal
 */
export const settingNames = Object.keys(environment.shape);

/** What would be right, said once per setting. */
const expected: Readonly<Record<string, string>> = {
  DISCORD_API_URL: 'an http or https address',
  TELEGRAM_API_URL: 'an http or https address',
  TELEGRAM_WEBHOOK_URL: 'an https address Telegram can reach',
  TELEGRAM_WEBHOOK_SECRET: '1 to 256 of the characters A–Z, a–z, 0–9, _ and -',
  DATABASE_URL:
    'sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME, with / # ? @ and % in the password written as %2F %23 %3F %40 and %25',
  RIFT_DATA: 'live, sample or csv:FOLDER',
  CCXT_API_URL: 'an http or https address',
  YAHOO_API_URL: 'an http or https address',
  COINMETRICS_API_URL: 'an http or https address',
  HTTP_PORT: 'a port from 0 to 65535',
  HTTP_KEY: '16 to 256 of the characters A–Z, a–z, 0–9, _ and -',
  PUBLIC_URL: 'an http or https address without a path, for example https://rift.example',
  TRUSTED_PROXY: 'addresses or ranges, for example 127.0.0.1 or 10.0.0.0/8',
  METRICS_FROM: 'addresses or ranges, for example 127.0.0.1 or 10.0.0.0/8',
  LOG_LEVEL: 'fatal, error, warn, info, debug or silent',
  RIFT_ROLES: 'chat, jobs or chat,jobs',
  RIFT_SHARDS: 'auto or a whole number from 1',
  RIFT_SHARD_IDS: 'numbers and ranges below RIFT_SHARDS, for example 0-3 or 0,2,5-7',
};

/**
 * Reads the settings from the environment. An empty value counts as absent.
 *
 * @throws ConfigError naming every wrong setting at once; a value is never repeated, since it may be a secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = withPlatforms.safeParse(given, { jitless: true }); // it is read once: compiling it first takes longer
  if (result.success) return workable(result.data as Config);
  const names = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  throw new ConfigError(
    [...names].map(
      (name) =>
        `${name} must be ${expected[name] ?? (name.endsWith('_API_URL') ? 'an http or https address' : 'set to a usable value')}.`,
    ),
  );
}

/** Refuses settings that are right one by one and cannot work together. */
function workable(config: Config): Config {
  const { TELEGRAM_WEBHOOK_URL: webhook, TELEGRAM_WEBHOOK_SECRET: secret } = config;
  if (webhook !== undefined && secret === undefined)
    throw new ConfigError(['TELEGRAM_WEBHOOK_SECRET must be set together with TELEGRAM_WEBHOOK_URL.']);
  const { RIFT_SHARDS: shards, RIFT_SHARD_IDS: ids } = config;
  if (ids !== undefined && (shards === 'auto' || ids.some((id) => id >= shards)))
    throw new ConfigError(['RIFT_SHARDS must be a number above all of RIFT_SHARD_IDS, the same in every process.']);
  return config;
}
