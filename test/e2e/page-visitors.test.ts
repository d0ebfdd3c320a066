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

test('one visitor who floods is held back, and nobody else', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => told('203.0.113.7')));
  expect(answers.filter((answer) => answer.includes('That is a lot at once'))).toHaveLength(8);
  expect(await told('203.0.113.8')).not.toContain('ask again');
}, 120_000);

test('a crowd of visitors is held to what the process bears, and whoever has the key is answered', async () => {
  const crowd = Array.from({ length: 150 }, (_, at) => `198.51.100.${at}`);
  const answers = await Promise.all(crowd.map((visitor) => told(visitor)));
  const refused = answers.filter((answer) => answer.includes('Many people ask here at once'));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(50);
  expect(await told('198.51.100.200', { cookie: `rift_key=${key}` })).not.toContain('ask again');
}, 120_000);

test('a page of its public name is let in, and of no other', async () => {
  expect(await told('203.0.113.7', { origin: 'https://rift.example' })).toContain('acknowledged');
  expect(await told('203.0.113.7', { origin: 'https://elsewhere.example' })).toContain('its own address only');
}, 120_000);
