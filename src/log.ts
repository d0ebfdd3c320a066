import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** The log of a running bot: JSON lines on standard error, with every secret of the environment blotted out. */
export function createLog(config: Config): Logger {
  const secrets = [
    config.DISCORD_TOKEN,
    config.TELEGRAM_TOKEN,
    config.TELEGRAM_WEBHOOK_SECRET,
    passwordOf(config.DATABASE_URL),
  ];
  const blot = (text: string): string =>
    secrets.reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, '[secret]') : clean), text);
  return pino(
    { level: config.LOG_LEVEL, base: null },
    { write: (line: string) => void process.stderr.write(blot(line)) },
  );
}

function passwordOf(url: string): string | undefined {
  return url.startsWith('sqlite:') ? undefined : decodeURIComponent(new URL(url).password) || undefined;
}
