const mostBytes = 16 * 1024;

/** Fields in which libraries keep what they sent and how they were let in. */
const fieldsThatLeak = /"(?:requestBody|rawError|body|files|payload|headers|authorization|token|password|key)":/i;

/** Tokens of interactions, as the stand-in of Discord makes them. */
const interactionToken = /\btoken-\d{5,}\b/;

/**
 * The lines of a program's log that should not stand there: too long, with one of these secrets, or with a field that
 * holds what was sent.
 */
export function logLeaks(output: string, secrets: readonly string[]): string[] {
  return output
    .split('\n')
    .filter(
      (line) =>
        Buffer.byteLength(line) > mostBytes ||
        fieldsThatLeak.test(line) ||
        interactionToken.test(line) ||
        secrets.some((secret) => line.includes(secret)),
    );
}

/** Shorter ones are words that stand in sentences. */
const shortestSecret = 8;

/** What stands in an address besides where it leads: the password, values that are asked along, long parts of the path. */
function secretsIn(address: string): string[] {
  const password = /:[^:/@]+@/.exec(address)?.[0] ?? '';
  const parts = address.startsWith('sqlite:') ? [] : (address.match(/(?<=[^/:]\/|=)[^/=&?@]{12,}(?=[/&?]|$)/g) ?? []);
  return [password, ...parts];
}

/** The secrets among the settings of a process. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['DISCORD_TOKEN', 'TELEGRAM_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL', 'HTTP_KEY'];
  const addresses = Object.entries(env).filter(([name]) => /^DATABASE_URL$|_API_URL$/.test(name));
  const inside = addresses.flatMap(([, address]) => secretsIn(address ?? ''));
  return [...names.map((name) => env[name] ?? ''), ...inside].filter(({ length }) => length >= shortestSecret);
}

/**
 * What a process wrote, looked through when it has ended: nothing in its log may leak, and no secret in its answers.
 *
 * @throws Naming the first line that should not be there.
 */
export function requireNoLeaks(log: string, secrets: readonly string[], answers = ''): void {
  const told = answers.split('\n').filter((line) => secrets.some((secret) => line.includes(secret)));
  const [leak] = [...logLeaks(log, secrets), ...told];
  if (leak !== undefined) throw new Error(`a process wrote what it should not: ${leak.slice(0, 500)}`);
}
