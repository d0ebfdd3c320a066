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
