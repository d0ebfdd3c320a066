import { describe, expect, it } from 'vitest';
import {
  askedWaitMs,
  AskedToWait,
  backOffMs,
  Counters,
  isConnectError,
  longestWaitMs,
  RivalWatch,
  TaskTracker,
} from '../../src/adapters/connection.ts';
import { discordMarkdown, renderDiscord } from '../../src/adapters/discord/render.ts';
import { renderTelegram, visibleLength } from '../../src/adapters/telegram/render.ts';
import { createWebApp } from '../../src/adapters/web/web-app.ts';
import { blankPainter } from '../support/chat/blank-painter.ts';
import { smallChat } from '../support/chat/small-chat.ts';
import { plainReply } from '../support/chat/small-commands.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a connection that is tried again', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [6, 32_000],
    [7, 60_000],
    [100, 60_000],
  ])('after %i failures waits %i ms', (failures, ms) => {
    expect(backOffMs(failures)).toBe(ms);
  });

  it('waits a quarter of an hour at most, whatever a platform asks for', () => {
    expect(longestWaitMs).toBe(900_000);
  });

  it.each([
    ['ECONNREFUSED', true],
    ['UND_ERR_CONNECT_TIMEOUT', true],
    ['ECONNRESET', false],
    ['UND_ERR_SOCKET', false],
  ])('that failed with %s certainly carried nothing: %s', (code, nothing) => {
    expect(isConnectError(Object.assign(new Error('x'), { code }))).toBe(nothing);
  });
});

describe('a platform that asks to wait', () => {
  it.each([
    [3, 3_000],
    ['0.2', 1_000],
    [0, 1_000],
    [-5, 1_000],
    ['2001-01-01', 1_000],
    ['Fri, 31 Dec 2199 23:59:59 GMT', longestWaitMs],
    [1e9, longestWaitMs],
    ['1e9', longestWaitMs],
    [Infinity, longestWaitMs],
    ['soon', 5_000],
    [NaN, 5_000],
    ['', 5_000],
    [null, 5_000],
    [undefined, 5_000],
    [{}, 5_000],
  ])('with %j is waited for as long as can be believed: %i ms', (asked, ms) => {
    expect(askedWaitMs(asked, 5_000)).toBe(ms);
  });

  const asked = (ms: number) => {
    const said: string[] = [];
    let nowMs = Date.UTC(2026, 5, 25, 8);
    const waiting = new AskedToWait('Discord', { ...silent, warn: (_, words) => void said.push(words) }, () => nowMs);
    waiting.note(ms);
    return { said, waiting, pass: (passedMs: number) => void (nowMs += passedMs) };
  };

  it.each([
    [59_999, 0],
    [60_000, 1],
  ])('for %i ms is told to the operator %i times', (ms, times) => {
    expect(asked(ms).said).toHaveLength(times);
  });

  it('again in the meantime is told once', () => {
    const { said, waiting } = asked(60_000);
    waiting.note(90_000);
    expect(said).toHaveLength(1);
  });

  it('is shown by health until the time is over', () => {
    const { waiting, pass } = asked(60_000);
    pass(59_999);
    expect(waiting.sentence()).toContain('until 08:01:00 UTC');
    pass(1);
    expect(waiting.sentence()).toBe('');
  });
});

it('what happened is counted by name', () => {
  const counters = new Counters();
  for (const name of ['sent', 'refused', 'sent']) counters.add(name);
  expect(counters.read()).toEqual({ sent: 2, refused: 1 });
});

describe('another process with the same token', () => {
  const watched = () => {
    const said: string[] = [];
    let nowMs = 0;
    const rivals = new RivalWatch('Stop it.', { ...silent, warn: (_, words) => void said.push(words) }, () => nowMs);
    return { said, rivals, pass: (passedMs: number) => void (nowMs += passedMs) };
  };

  it('is shown by health until there was no sign of it for ten minutes', () => {
    const { rivals, pass } = watched();
    expect(rivals.sentence()).toBe('');
    rivals.note();
    pass(599_999);
    expect(rivals.sentence()).toBe(' Stop it.');
    pass(1);
    expect(rivals.sentence()).toBe('');
  });

  it('is told once while there are signs of it, and again where it comes back', () => {
    const { said, rivals, pass } = watched();
    for (let sign = 0; sign < 3; sign += 1) {
      rivals.note();
      pass(599_999);
    }
    expect(said).toEqual(['Stop it.']);
    pass(1);
    rivals.note();
    expect(said).toHaveLength(2);
  });
});

describe('work nobody waits for', () => {
  it('that fails is logged and ends nothing', async () => {
    const faults: string[] = [];
    const tracker = new TaskTracker({ ...silent, error: (_, words) => void faults.push(words) });
    tracker.start('a press', () => Promise.reject(new Error('no')));
    expect([await tracker.finish(10_000), faults]).toEqual([true, ['could not finish: a press']]);
  });

  it('that began other work is waited for with it', async () => {
    const done: string[] = [];
    const tracker = new TaskTracker(silent);
    tracker.start('first', () => {
      tracker.start('second', async () => {
        await new Promise((resolve) => setImmediate(resolve));
        done.push('second');
      });
      return Promise.resolve();
    });
    await tracker.finish(10_000);
    expect(done).toEqual(['second']);
  });

  it('that never ends is left behind, and that is said', async () => {
    const tracker = new TaskTracker(silent);
    tracker.start('for ever', () => new Promise(() => undefined));
    expect(await tracker.finish(1)).toBe(false);
  });
});

describe('the page', () => {
  const key = 'a-key-of-more-than-16';
  const page = (publicUrl?: string) =>
    createWebApp({
      ...{ chat: smallChat().chat, painter: blankPainter(), log: silent, notice: () => undefined, firstLine: 'x', key },
      publicUrl,
    });
  const open = (path: string, publicUrl?: string) =>
    page(publicUrl).request(`http://127.0.0.1:4848${path}`, { headers: { host: '127.0.0.1:4848' } });

  it.each([
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
  ])('is sent with %s', async (header, value) => {
    expect((await open('/')).headers.get(header)).toBe(value);
  });

  it('keeps its key for a day', async () => {
    expect((await open(`/?key=${key}`)).headers.get('set-cookie')).toContain('Max-Age=86400');
  });

  it.each([
    ['https://rift.example', true],
    ['http://rift.example', false],
  ])('under %s sends its key over TLS alone: %s', async (publicUrl, isSecure) => {
    const cookie = (await open(`/?key=${key}`, publicUrl)).headers.get('set-cookie')!;
    expect(/; Secure/.test(cookie)).toBe(isSecure);
  });

  it.each([
    [64 * 1024, 413],
    [64 * 1024 - 100, 200],
  ])('answers a question whose line has %i characters with %i', async (length, status) => {
    const response = await page().request('http://127.0.0.1:4848/api/ask', {
      method: 'POST',
      body: JSON.stringify({ line: 'x'.repeat(length) }),
      headers: { host: '127.0.0.1:4848', 'content-type': 'application/json' },
    });
    expect(response.status).toBe(status);
  });
});

describe('a message', () => {
  const long = {
    ...plainReply('A title.'),
    blocks: [{ kind: 'paragraph', text: 'Some words. '.repeat(1000) }],
  } as const;

  it.each([
    [true, 1024],
    [false, 4096],
  ])('of Telegram, with a picture: %s, has %i visible characters at most, and uses them', (withPicture, most) => {
    const length = visibleLength(renderTelegram(long, [], withPicture).html);
    expect(length).toBeLessThanOrEqual(most);
    expect(length).toBeGreaterThan(most - 40);
  });

  it('of Discord pings nobody', () => {
    expect(renderDiscord({ reply: long, buttons: [] }).body['allowed_mentions']).toEqual({ parse: [] });
  });

  it('of Discord pings the role that was chosen, and nobody else', () => {
    const { body } = renderDiscord({ reply: long, buttons: [], mentionRole: '55' });
    expect(body['allowed_mentions']).toEqual({ parse: [], roles: ['55'] });
  });

  it('of Discord cannot end its own table early', () => {
    expect(discordMarkdown({ style: 'table', text: 'a ``` b' }).match(/```/g)).toHaveLength(2);
  });

  it('names channels, people and roles by mentions, never by ids', () => {
    const text = 'in discord:7 by discord:@9 for discord:&5';
    expect(discordMarkdown({ style: 'item', text })).toBe('- in <#7> by <@9> for <@&5>');
  });
});
