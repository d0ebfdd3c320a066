import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { LogSink, safeDetails, secretBlotter } from '../../src/log.ts';

describe('a log line', () => {
  test('carries no field that nobody named', () => {
    expect(safeDetails({ what: 'a press', token: 'secret', body: 'words' })).toEqual({ what: 'a press' });
  });

  test('of what a person wrote names the command alone', () => {
    expect(safeDetails({ line: '/check my secret thoughts' })).toEqual({ command: 'check' });
  });

  test('of an error leaves out what a library hung on it', () => {
    const error = Object.assign(new Error('x'.repeat(600_000)), { requestBody: { files: ['y'] }, code: 50035 });
    const { err } = safeDetails({ err: error });
    expect(JSON.stringify(err)).not.toContain('requestBody');
    expect(JSON.stringify(err).length).toBeLessThan(16_000);
  });

  test('is at most 16 KB', () => {
    const written: Buffer[] = [];
    const sink = new LogSink(2, (_, bytes, done) => {
      written.push(bytes);
      done(null, bytes.length);
    });
    sink.write('x'.repeat(600_000));
    expect(written[0]!.length).toBeLessThan(16 * 1024);
  });

  test('that finds no room on the disk is lost, and that is said with the next one', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const written: string[] = [];
    let room = false;
    const sink = new LogSink(2, (_, bytes, done) => {
      if (room) written.push(String(bytes));
      done(room ? null : full, room ? bytes.length : 0);
    });
    sink.write('first');
    room = true;
    sink.write('second');
    expect(written).toEqual(['second\n', '{"level":40,"msg":"1 log lines were lost"}\n']);
  });

  test.each([
    ['an interaction', 'POST https://discord.com/api/v10/interactions/12/aW50ZXJhY3Q/callback'],
    ['a webhook', 'https://discord.com/api/v10/webhooks/12/aW50ZXJhY3Q/messages'],
    ['a bot', 'https://api.telegram.org/bot12:aW50ZXJhY3Q/sendMessage'],
    ['a password', 'postgres://rift:aW50ZXJhY3Q@db/rift'],
    ['a setting', 'the key is aW50ZXJhY3Q0123456'],
  ])('shows no secret in the address of %s', (_, text) => {
    expect(secretBlotter(readConfig({ HTTP_KEY: 'aW50ZXJhY3Q0123456' }))(text)).not.toContain('aW50ZXJhY3Q');
  });
});
