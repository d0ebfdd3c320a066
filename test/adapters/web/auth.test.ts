import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../../src/adapters/web/answers.ts';
import { isLoopback } from '../../../src/adapters/web/auth.ts';
import { createWebApp, openWebChat } from '../../../src/adapters/web/web-app.ts';
import type { Command } from '../../../src/chat/command.ts';
import { blankPainter } from '../../support/chat/blank-painter.ts';
import { smallChat } from '../../support/chat/small-chat.ts';
import { plainReply } from '../../support/chat/small-commands.ts';

const key = 'a-key-of-more-than-16';

const silent = { warn: () => undefined, error: () => undefined };

/** Says who asks. */
const whoami: Command = {
  name: 'whoami',
  about: 'for this test',
  examples: ['whoami'],
  options: {},
  personal: true,
  run: (_options, { requester: asker }) =>
    Promise.resolve(plainReply(`${asker.person} ${asker.moderator ? 'moderates' : 'asks'}`)),
};

const parts = {
  chat: smallChat({}, [whoami]).chat,
  painter: blankPainter(),
  log: silent,
  notice: () => undefined,
  firstLine: 'whoami',
};

/** A page with or without a key, and what it says to a question asked with these headers. */
function page(pageKey?: string) {
  const app = createWebApp({ ...parts, key: pageKey });
  const host = '127.0.0.1:4848';
  const open = (path: string) => app.request(`http://${host}${path}`, { headers: { host } });
  const ask = async (headers: Record<string, string> = {}): Promise<string> => {
    const response = await app.request(`http://${host}/api/ask`, {
      method: 'POST',
      body: '{"line":"whoami"}',
      headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers },
    });
    return titleIn(await response.text());
  };
  return { open, ask };
}

function titleIn(events: string): string {
  const last = JSON.parse(events.trim().split('\n').at(-1)!) as AnswerEvent;
  if (last.type !== 'reply') throw new Error('no reply came');
  return last.reply.title;
}

describe('a page that only this machine reaches', () => {
  it('takes whoever sits at it for a moderator', async () => {
    expect(await page().ask()).toBe('web:local moderates');
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'takes nobody for one whom a proxy handed on with %s',
    async (header) => {
      expect(await page().ask({ [header]: '203.0.113.7' })).toContain('asks');
    },
  );
});

describe('a page with a key', () => {
  it('lets everybody ask and nobody moderate who has not shown it', async () => {
    expect(await page(key).ask()).toContain('asks');
    expect(await page(key).ask({ cookie: `rift_session=${key}` })).toContain('asks');
  });

  it('moves the key from the address into a cookie that no script reads and no other site sends', async () => {
    const response = await page(key).open(`/?key=${key}`);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    const cookie = response.headers.get('set-cookie');
    expect(cookie).toMatch(/^rift_session=[\w-]{43};.*HttpOnly.*SameSite=Strict/);
    expect(cookie).not.toContain(key);
  });

  it('gives every browser a session of its own', async () => {
    const { open } = page(key);
    const cookies = [await open(`/?key=${key}`), await open(`/?key=${key}`)].map(({ headers }) =>
      headers.get('set-cookie'),
    );
    expect(cookies[0]).not.toBe(cookies[1]);
  });

  it('takes who has shown it for a moderator', async () => {
    const { open, ask } = page(key);
    const cookie = (await open(`/?key=${key}`)).headers.get('set-cookie')!.split(';')[0]!;
    expect(await ask({ cookie })).toBe('web:local moderates');
  });

  it('knows no session of before its start', async () => {
    const cookie = (await page(key).open(`/?key=${key}`)).headers.get('set-cookie')!.split(';')[0]!;
    expect(await page(key).ask({ cookie })).toContain('asks');
  });

  it('takes no more than ten wrong keys from one place, the right one neither after them', async () => {
    const { open } = page(key);
    for (let at = 0; at < 10; at++) expect((await open('/?key=wrong')).status).toBe(403);
    const refused = await open(`/?key=${key}`);
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([429, null]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('refuses a wrong key and sets nothing', async () => {
    const response = await page(key).open('/?key=wrong');
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
  });

  it('tells visitors apart by where they ask from', async () => {
    const web = await openWebChat({ ...parts, key, host: '127.0.0.1', port: 0 });
    const response = await fetch(`${web.url}/api/ask`, {
      method: 'POST',
      body: '{"line":"whoami"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(titleIn(await response.text())).toBe('web:127.0.0.1 asks');
    await web.close();
  });
});

describe('an address that only this machine reaches', () => {
  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', '127.0.0.1.evil.test', 'localhost.evil.test', 'rift.lan'])(
    'is not %s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe('a page behind a proxy that is trusted', () => {
  const publicUrl = 'https://rift.example';
  const app = createWebApp({ ...parts, key, publicUrl, trustedProxy: ['127.0.0.1', '10.0.0.0/8'] });

  /** Who the page takes a visitor for, whose connection comes from `from`. */
  async function asks(from: string, headers: Record<string, string> = {}): Promise<string> {
    const sent = { host: 'rift.example', origin: publicUrl, 'content-type': 'application/json', ...headers };
    const request = { method: 'POST', body: '{"line":"whoami"}', headers: sent };
    const env = { incoming: { socket: { remoteAddress: from }, httpVersion: '1.1' } };
    const response = await app.request('http://rift.example/api/ask', request, env);
    return response.status === 200 ? titleIn(await response.text()) : String(response.status);
  }

  it.each([
    ['the last address no proxy of ours has', '127.0.0.1', '6.6.6.6, 5.5.5.5, 10.1.1.1', 'web:5.5.5.5 asks'],
    ['the network of an IPv6 address', '::ffff:127.0.0.1', '2001:db8::1', 'web:2001:db8:0:0::/64 asks'],
    ['the connection where it comes from somebody else', '7.7.7.7', '5.5.5.5', 'web:7.7.7.7 asks'],
  ])('tells visitors apart by %s', async (_, from, forwarded, who) => {
    expect(await asks(from, { 'x-forwarded-for': forwarded })).toBe(who);
  });

  it('makes no moderator of who comes through it without a forwarding header', async () => {
    expect(await asks('127.0.0.1')).toBe('web:127.0.0.1 asks');
  });

  it('refuses another origin and another host', async () => {
    expect(await asks('127.0.0.1', { origin: 'https://evil.example' })).toBe('403');
    expect(await asks('127.0.0.1', { host: 'evil.example' })).toBe('403');
  });
});
