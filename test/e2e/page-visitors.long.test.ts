import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { Changes } from '../support/changes.ts';

const patienceMs = 60_000;

const key = 'a-key-that-nobody-should-read';

let page: BotProcess;

let address: string;

beforeEach(async () => {
  page = new BotProcess({ TRUSTED_PROXY: '127.0.0.1', PUBLIC_URL: 'https://rift.example', HTTP_KEY: key });
  address = await new Changes().until('the page', () => /http:\/\/127\S+/.exec(page.output)?.[0], patienceMs);
}, 90_000);

afterEach(async () => {
  await page.stop();
});

/** What a visitor at this address is told, as the proxy in front hands the question on. */
async function told(visitor: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': visitor, ...more };
  const body = JSON.stringify({ line: 'help' });
  return (await fetch(`${address}/api/ask`, { method: 'POST', headers, body })).text();
}

/** What comes of opening the page with this key. */
async function shown(word: string, visitor = '203.0.113.9') {
  const headers = { 'x-forwarded-for': visitor };
  const { status, headers: said } = await fetch(`${address}/?key=${word}`, { headers, redirect: 'manual' });
  const set = said.get('set-cookie') ?? '';
  return { status, set, to: said.get('location'), cookie: set.split(';')[0]! };
}

test('the key is exchanged for a session that is no key, travels over TLS alone and moderates', async () => {
  const { status, to, set, cookie } = await shown(key);
  expect([status, to]).toEqual([303, '/']);
  expect(set).toMatch(/HttpOnly; Secure; SameSite=Strict$/);
  expect(set).not.toContain(key);
  const example = { 'x-forwarded-for': '203.0.113.9', 'content-type': 'application/json' };
  const ask = async (headers: Record<string, string>): Promise<string> =>
    (
      await fetch(`${address}/api/ask`, {
        method: 'POST',
        headers: { ...example, ...headers },
        body: '{"line":"settings"}',
      })
    ).text();
  expect(await ask({})).toContain('moderator');
  expect(await ask({ cookie })).not.toContain('Only moderators');
}, 120_000);

test('who tries keys is stopped, and nobody else', async () => {
  const tried = await Promise.all(Array.from({ length: 12 }, () => shown('a-key-that-is-not-the-one', '203.0.113.66')));
  expect(tried.filter(({ status }) => status === 403).length).toBeLessThan(12);
  expect((await shown(key, '203.0.113.66')).status).toBe(429);
  expect((await shown(key)).status).toBe(303);
}, 120_000);

test('a body that is too long is refused before it is sent', async () => {
  const { hostname, port } = new URL(address);
  const socket = net.connect(Number(port), hostname);
  const head = ['POST /api/ask HTTP/1.1', `Host: ${hostname}`, 'Content-Type: application/json'];
  socket.write(`${[...head, 'Content-Length: 10000000000'].join('\r\n')}\r\n\r\n{`);
  const [said] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(said.toString()).toMatch(/^HTTP\/1\.1 413 /);
}, 120_000);

test('one visitor who floods is held back, and nobody else', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => told('203.0.113.7')));
  expect(answers.filter((answer) => answer.includes('That is a lot at once'))).toHaveLength(8);
  expect(await told('203.0.113.8')).not.toContain('ask again');
}, 120_000);

test('a crowd of visitors is held to what the process bears, and whoever has the key is answered', async () => {
  const crowd = Array.from({ length: 400 }, (_, at) => `198.51.${at % 2}.${at >> 1}`);
  const answers = await Promise.all(crowd.map((visitor) => told(visitor)));
  const refused = answers.filter((answer) => answer.includes('Many people ask here at once'));
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(100);
  const { cookie } = await shown(key);
  expect(await told('198.51.100.200', { cookie })).not.toContain('ask again');
}, 120_000);

test('a page of its public name is let in, and of no other', async () => {
  expect(await told('203.0.113.7', { origin: 'https://rift.example' })).toContain('acknowledged');
  expect(await told('203.0.113.7', { origin: 'https://elsewhere.example' })).toContain('its own address only');
}, 120_000);
