import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chat, Outcome } from '../../src/chat/chat.ts';
import type { Command, CommandServices, Requester } from '../../src/chat/command.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { NoSourceAnswered, ProviderUnreachable, UserError } from '../../src/errors.ts';
import type { MarketData, Request } from '../../src/market/ports.ts';
import { member } from '../support/chat/asker.ts';
import { bareMarket } from '../support/chat/bare-market.ts';
import { smallChat } from '../support/chat/small-chat.ts';
import { picturedReply, plainReply } from '../support/chat/small-commands.ts';

function ask(chat: Chat, asked: string, asker: Requester = member, signal?: AbortSignal): Promise<Outcome> {
  return chat.answer({ input: asked, requester: asker, ...(signal === undefined ? {} : { signal }) });
}

function command(run: (services: CommandServices) => Promise<Reply>, more: Partial<Command> = {}): Command {
  const shape = { name: 'own', about: 'for this test', examples: ['own'], options: {} };
  return { ...shape, ...more, run: (_options, services) => run(services) };
}

function failing(error: Error): Command {
  return command(() => Promise.reject(error));
}

describe('the chat', () => {
  it('answers a line with the reply of its command', async () => {
    const { kind, reply } = await ask(smallChat().chat, 'gap eth btc 90');
    expect([kind, reply.title]).toEqual(['answered', 'ETH against BTC over 90 sessions']);
  });

  it('answers options that were told apart', async () => {
    const asked = { command: 'gap', options: { pair: 'eth btc', window: '90' } };
    const { reply } = await smallChat().chat.answer({ input: asked, requester: member });
    expect(reply.title).toBe('ETH against BTC over 90 sessions');
  });

  it('offers the picture of an answer in full size', async () => {
    const pictured = picturedReply('said');
    const { reply } = await ask(smallChat({}, [command(() => Promise.resolve(pictured))]).chat, 'own');
    expect(reply.actions).toContainEqual({ label: 'Full size', line: 'own', does: 'full', group: 'full' });
  });

  const detailed = plainReply('said', { blocks: [{ kind: 'note', text: 'measured so', detail: true }] });

  it.each([
    ['what stands behind Details', detailed, {}, ['details', 'less', 'more']],
    ['the rest of a long text', plainReply('said'), {}, ['more']],
    [
      'nothing to a moderator whom asking again could cost something',
      plainReply('said'),
      { allowed: 'moderators' },
      [],
    ],
    ['the details of a look to a moderator', detailed, { allowed: 'moderators' }, ['details', 'less', 'more']],
  ] as const)('offers %s', async (_, said, more, does) => {
    const { kind, reply } = await ask(smallChat({}, [command(() => Promise.resolve(said), more)]).chat, 'own', {
      ...member,
      moderator: true,
    });
    expect([kind, reply.actions.map((action) => action.does)]).toEqual(['answered', does]);
  });

  it('refuses a wrong line with its sentence and lines that would be right', async () => {
    const { kind, reply } = await ask(smallChat().chat, 'gap eth btc 500');
    expect(kind).toBe('refused');
    expect(reply.title).toBe('window takes a whole number from 20 to 365; 500 is too large.');
    expect(reply.actions).toEqual([{ label: 'gap eth btc window:365', line: 'gap eth btc window:365', does: 'edit' }]);
    expect(reply.visibility).toBe('asker');
  });

  it('refuses what the command refuses', async () => {
    const { chat } = smallChat({}, [failing(new UserError('Too short a sample.', ['own']))]);
    expect((await ask(chat, 'own')).reply.title).toBe('Too short a sample.');
  });

  it('says which sources did not answer', async () => {
    const error = new NoSourceAnswered('ETH', [{ source: 'Kraken', reason: '502' }]);
    const { kind, reply } = await ask(smallChat({}, [failing(error)]).chat, 'own');
    expect([kind, reply.title]).toEqual(['no-source', 'No data source answered for ETH: Kraken (502).']);
  });

  it('treats one silent provider as no source', async () => {
    const { kind, reply } = await ask(
      smallChat({}, [failing(new ProviderUnreachable('Kraken', 'timeout'))]).chat,
      'own',
    );
    expect([kind, reply.title]).toEqual(['no-source', 'No answer from Kraken: timeout.']);
  });

  it('shows a fault as its id alone, and logs the error under the same id', async () => {
    const error = new Error('secret token 123:ABC');
    const { chat, logged } = smallChat({ newErrorId: () => 'ab12cd' }, [failing(error)]);
    const { kind, reply } = await ask(chat, 'own');
    expect(kind).toBe('fault');
    expect(reply.title).toContain('id ab12cd');
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(logged).toEqual([
      { details: { err: error, faultId: 'ab12cd', line: 'own' }, message: expect.anything() as string },
    ]);
  });

  it('survives a command that throws before it returns a promise', async () => {
    const { chat } = smallChat({}, [
      command(() => {
        throw new TypeError('boom');
      }),
    ]);
    expect((await ask(chat, 'own')).kind).toBe('fault');
  });

  it('makes its own ids of six hexadecimal digits', async () => {
    const { reply } = await ask(smallChat({}, [failing(new Error('x'))]).chat, 'own');
    expect(reply.title).toMatch(/id [0-9a-f]{6};/);
  });

  it('never throws, whatever is typed', async () => {
    const { chat } = smallChat();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (typed) => {
        expect((await ask(chat, typed)).reply.title).not.toBe('');
      }),
    );
  });
});

describe('a reply may not leave with', () => {
  it.each(['NaN %', 'up Infinity', 'undefined sessions', '[object Object]'])('%s in its text', async (title) => {
    const { chat } = smallChat({}, [command(() => Promise.resolve(plainReply(title)))]);
    expect((await ask(chat, 'own')).kind).toBe('fault');
  });

  it('a slip in a table', async () => {
    const blocks = [{ kind: 'table', head: ['a'], rows: [['NaN']] }] as const;
    const { chat } = smallChat({}, [command(() => Promise.resolve(plainReply('fine', { blocks })))]);
    expect((await ask(chat, 'own')).kind).toBe('fault');
  });

  it('an infinity in its report', async () => {
    const { chat } = smallChat({}, [command(() => Promise.resolve(plainReply('fine', { report: { z: -Infinity } })))]);
    expect((await ask(chat, 'own')).kind).toBe('fault');
  });

  it('a NaN in its report, which becomes null', async () => {
    const report = { z: NaN, list: new Float64Array([1, NaN]), none: undefined, deep: [{ x: NaN }] };
    const { chat } = smallChat({}, [command(() => Promise.resolve(plainReply('fine', { report })))]);
    expect((await ask(chat, 'own')).reply.report).toEqual({ z: null, list: [1, null], deep: [{ x: null }] });
  });

  it('but the person’s own words may hold anything', async () => {
    const { kind, reply } = await ask(smallChat().chat, 'check "NaN is undefined"');
    expect([kind, reply.title]).toEqual(['answered', 'NaN is undefined']);
  });
});

describe('equal questions of one moment', () => {
  it('share one run, however they were typed', async () => {
    let runs = 0;
    const slow = command(() => Promise.resolve(plainReply(`run ${(runs += 1)}`)), {
      options: { pair: { kind: 'pair', about: 'two' } },
    });
    const { chat } = smallChat({}, [slow]);
    const replies = await Promise.all([ask(chat, 'own eth rut'), ask(chat, '/OWN ethereum vs russell 2000')]);
    expect(replies.map(({ reply }) => reply.title)).toEqual(['run 1', 'run 1']);
  });

  it('are asked again once the first has been answered', async () => {
    let runs = 0;
    const { chat } = smallChat({}, [command(() => Promise.resolve(plainReply(`run ${(runs += 1)}`)))]);
    await ask(chat, 'own');
    expect((await ask(chat, 'own')).reply.title).toBe('run 2');
  });

  it('go on for the others when one person gives up', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const { chat } = smallChat({}, [command(() => promise)]);
    const gone = new AbortController();
    const [left, stayed] = [ask(chat, 'own', member, gone.signal), ask(chat, 'own')];
    gone.abort();
    expect((await left).reply.title).toContain('stopped');
    resolve(plainReply('done'));
    expect((await stayed).reply.title).toBe('done');
  });

  it('are no fault where somebody gave up for a reason of their own', async () => {
    const { chat, logged } = smallChat({}, [command(() => new Promise(() => undefined))]);
    const gone = new AbortController();
    const left = ask(chat, 'own', member, gone.signal);
    gone.abort(new Error('another button was pressed'));
    expect([(await left).kind, logged]).toEqual(['refused', []]);
  });

  it('are stopped when the last person gives up', async () => {
    let seen: AbortSignal | undefined;
    const { chat } = smallChat({}, [
      command(({ signal }) => {
        seen = signal;
        return new Promise(() => undefined);
      }),
    ]);
    const gone = new AbortController();
    const left = ask(chat, 'own', member, gone.signal);
    await Promise.resolve();
    gone.abort();
    await left;
    expect(seen?.aborted).toBe(true);
  });

  it('tell everybody how far they are', async () => {
    const heard: string[] = [];
    const { chat } = smallChat({}, [
      command(({ progress }) => {
        progress?.({ what: 'loading', done: 1, total: 2 });
        return Promise.resolve(plainReply('done'));
      }),
    ]);
    const listen = (who: string) =>
      chat.answer({ input: 'own', requester: member, progress: ({ what }) => heard.push(`${who} ${what}`) });
    await Promise.all([listen('ann'), listen('bob')]);
    expect(heard).toEqual(['ann loading', 'bob loading']);
  });

  it('run apart where the reply is personal', async () => {
    const own = command(({ requester: asker }) => Promise.resolve(plainReply(asker.person)), { personal: true });
    const { chat } = smallChat({}, [own]);
    const replies = await Promise.all([ask(chat, 'own'), ask(chat, 'own', { ...member, person: 'web:bob' })]);
    expect(replies.map(({ reply }) => reply.title)).toEqual(['web:ann', 'web:bob']);
  });

  it('may not read who is asking', async () => {
    const { chat, logged } = smallChat({}, [
      command(({ requester: asker }) => Promise.resolve(plainReply(asker.person))),
    ]);
    expect((await ask(chat, 'own')).kind).toBe('fault');
    expect(logged[0]?.details).toHaveProperty('err.message', 'own reads who is asking: declare it personal');
  });
});

describe('limits', () => {
  const limits = { person: { burst: 2, perMinute: 6 }, community: { burst: 3, perMinute: 60 } };

  it('answer kindly how long to wait once a person asked too much', async () => {
    const { chat } = smallChat({ limits });
    await ask(chat, 'gap');
    await ask(chat, 'gap');
    const { kind, reply } = await ask(chat, 'gap');
    expect([kind, reply.title]).toEqual(['refused', 'That is a lot at once; please ask again in 10 seconds.']);
  });

  it('let the person ask again after that time', async () => {
    let now = 0;
    const { chat } = smallChat({ limits, nowMs: () => now });
    await ask(chat, 'gap');
    await ask(chat, 'gap');
    now = 10_000;
    expect((await ask(chat, 'gap')).kind).toBe('answered');
  });

  it('leave every visitor of the page their own, whatever the others ask', async () => {
    const { chat } = smallChat({ limits });
    const people = ['a', 'b', 'c', 'd'].map((person) => ask(chat, 'gap', { ...member, person }));
    expect((await Promise.all(people)).every(({ kind }) => kind === 'answered')).toBe(true);
  });

  it('hold all visitors of the page together to what it bears, and nobody who has its key', async () => {
    const { chat } = smallChat({ limits: { ...limits, page: { burst: 3, perMinute: 6 } } });
    const people = ['a', 'b', 'c', 'd'].map((person) => ask(chat, 'gap', { ...member, person }));
    const replies = (await Promise.all(people)).map(({ reply }) => reply.title);
    expect(
      replies.filter((title) => title === 'Many people ask here at once; please ask again in 10 seconds.'),
    ).toHaveLength(1);
    expect((await ask(chat, 'gap', { ...member, person: 'e', moderator: true })).kind).toBe('answered');
  });

  it('hold back a community as a whole', async () => {
    const { chat } = smallChat({ limits });
    const people = ['a', 'b', 'c', 'd'].map((person) => ask(chat, 'gap', { ...member, platform: 'telegram', person }));
    expect((await Promise.all(people)).map(({ kind }) => kind)).toEqual([
      'answered',
      'answered',
      'answered',
      'refused',
    ]);
  });

  it('leave other communities alone', async () => {
    const { chat } = smallChat({ limits: { ...limits, community: { burst: 1, perMinute: 1 } } });
    await ask(chat, 'gap');
    expect((await ask(chat, 'gap', { ...member, community: 'web:other' })).kind).toBe('answered');
  });
});

describe('a command for moderators', () => {
  const setup = command(() => Promise.resolve(plainReply('saved')), { allowed: 'moderators' });

  it('is refused to anyone else', async () => {
    const { reply } = await ask(smallChat({}, [setup]).chat, 'own');
    expect(reply.title).toBe('Only moderators of this community may use own.');
  });

  it('runs for a moderator', async () => {
    expect((await ask(smallChat({}, [setup]).chat, 'own', { ...member, moderator: true })).reply.title).toBe('saved');
  });
});

describe('an answer whose prices are still loading', () => {
  const eth = bareMarket.catalogue()[0]!;

  /** A chat whose prices load until `load` is called; its command names the run and reads prices at closes. */
  function loadingChat(settle: (request: Request) => Promise<void>, more: Partial<Command> = {}) {
    let runs = 0;
    let loading = true;
    const market: MarketData = {
      ...bareMarket,
      atCloses: () => Promise.resolve(undefined),
      pendingLoad: () => (loading ? settle : undefined),
    };
    const reads = command(async (services) => {
      runs += 1;
      await services.market.atCloses(eth, [], services);
      return plainReply(`run ${runs}`);
    }, more);
    const { chat, logged } = smallChat({ market }, [reads]);
    return { chat, logged, runs: () => runs, load: () => (loading = false) };
  }
  const settled = (): Promise<void> => Promise.resolve();

  it('offers a better one, which is run again once they are there', async () => {
    const { chat, load } = loadingChat(settled);
    const { reply } = await ask(chat, 'own');
    load();
    expect([reply.title, (await reply.later!({}))?.title]).toEqual(['run 1', 'run 2']);
  });

  it('offers none where nothing is loading', async () => {
    const { chat, load } = loadingChat(settled);
    load();
    expect((await ask(chat, 'own')).reply.later).toBeUndefined();
  });

  it('offers none after the better one', async () => {
    const { chat } = loadingChat(settled);
    const better = await (await ask(chat, 'own')).reply.later!({});
    expect(better?.later).toBeUndefined();
  });

  it('is run again once for everybody who waits for it', async () => {
    const { chat, runs } = loadingChat(settled);
    const [ann, bob] = await Promise.all([ask(chat, 'own'), ask(chat, 'own')]);
    await Promise.all([ann.reply.later!({}), bob.reply.later!({})]);
    expect(runs()).toBe(2);
  });

  it('tells how far they are', async () => {
    const heard: string[] = [];
    const { chat } = loadingChat(({ progress }) => {
      progress?.({ what: 'hours', done: 4, total: 10 });
      return settled();
    });
    await (
      await ask(chat, 'own')
    ).reply.later!({ progress: ({ what, done }) => heard.push(`${what} ${done}`) });
    expect(heard).toEqual(['hours 4']);
  });

  it('stays as it is where whoever waited gives up, which is no fault', async () => {
    const { chat, logged, runs } = loadingChat(({ signal }) => Promise.reject(signal!.reason as Error));
    const { reply } = await ask(chat, 'own');
    expect(await reply.later!({ signal: AbortSignal.abort() })).toBeUndefined();
    expect([runs(), logged]).toEqual([1, []]);
  });

  it('stays as it is where the loading meets a fault, which is logged', async () => {
    const { chat, logged } = loadingChat(() => Promise.reject(new Error('boom')));
    expect(await (await ask(chat, 'own')).reply.later!({})).toBeUndefined();
    expect(logged).toHaveLength(1);
  });

  it('is never part of the report', async () => {
    const { chat } = loadingChat(settled);
    const { reply } = await ask(chat, 'own');
    expect(JSON.stringify(reply.report ?? {})).not.toContain('later');
  });
});
