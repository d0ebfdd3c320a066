import { timingSafeEqual } from 'node:crypto';

const secretHeader = 'x-telegram-bot-api-secret-token';
const maxBodyBytes = 1024 * 1024;

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Takes updates Telegram posts. Answers at once, before any work; whoever does not know the secret is turned away, and
 * learns nothing about why.
 */
export async function takeWebhook(
  request: Request,
  secret: string,
  take: (update: unknown) => void,
): Promise<Response> {
  const given = request.headers.get(secretHeader) ?? '';
  if (request.method !== 'POST' || !isSame(given, secret)) return new Response(null, { status: 401 });
  const text = await request.text();
  if (text.length > maxBodyBytes) return new Response(null, { status: 413 });
  try {
    take(JSON.parse(text) as unknown);
    return new Response(null, { status: 200 });
  } catch {
    return new Response(null, { status: 400 });
  }
}
