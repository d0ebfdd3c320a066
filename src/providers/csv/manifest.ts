import { z } from 'zod';
import { brokenFile } from './broken-file.ts';

const MANIFEST = 'symbols.json';

const market = z
  .object({
    name: z.string().min(1),
    kind: z.enum(['crypto', 'etf', 'index', 'stock', 'fx', 'commodity', 'rate']),
    currency: z.string().min(1),
    daily: z.string().min(1),
    dailyLabel: z.enum(['utc-day-end']).optional(),
    calendar: z.enum(['NYSE', 'US-BOND']).optional(),
    hourly: z.string().min(1).optional(),
    hourlyQuote: z.string().min(1).optional(),
    aliases: z.array(z.string()).default([]),
    fund: z.string().min(1).optional(),
  })
  .refine((m) => (m.dailyLabel === undefined) !== (m.calendar === undefined), {
    error: 'needs either "dailyLabel": "utc-day-end" (24/7) or "calendar": "NYSE" or "US-BOND"',
  })
  .refine((m) => m.hourly === undefined || m.hourlyQuote !== undefined, {
    error: '"hourly" needs "hourlyQuote", the currency it is quoted in',
    path: ['hourlyQuote'],
  });

const flow = z.object({
  inflow: z.string().min(1),
  outflow: z.string().min(1).optional(),
  inflowColumn: z.string().min(1).optional(),
  outflowColumn: z.string().min(1).optional(),
});

const manifest = z.object({
  symbols: z.record(z.string().min(1), market).refine((symbols) => Object.keys(symbols).length > 0, {
    error: 'names no symbol',
  }),
  flows: z.record(z.string(), flow).default({}),
});

/** What the folder's `symbols.json` says. */
export type Manifest = z.infer<typeof manifest>;
export type ManifestMarket = Manifest['symbols'][string];
export type ManifestFlow = Manifest['flows'][string];

/** Reads the manifest; the first thing wrong with it is named with its line or its path inside the file. */
export function parseManifest(text: string): Manifest {
  const read = manifest.safeParse(parseJson(text));
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const path = issue.path.join('.');
  throw brokenFile(MANIFEST, `${path === '' ? 'the file' : path}: ${issue.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    const position = /position (\d+)/.exec(reason)?.[1];
    const line = text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
    throw brokenFile(MANIFEST, 'this is not JSON', line);
  }
}
