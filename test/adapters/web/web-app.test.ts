import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../../src/adapters/web/answers.ts';
import { createWebApp, type WebChatDeps } from '../../../src/adapters/web/web-app.ts';
import type { Command } from '../../../src/chat/command.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { msg } from '../../../src/messages/text.ts';
import { blankPainter } from '../../support/chat/blank-painter.ts';
import { smallChat } from '../../support/chat/small-chat.ts';
import { picturedReply, plainReply, smallCommands } from '../../support/chat/small-commands.ts';

const home = 'http://127.0.0.1:4848';

const hostile = '<img src=x onerror=alert(1)>"\'\r\n@everyone';

function own(run: Command['run']): Command {
  return { name: 'own', about: 'for this test', examples: ['own'], options: {}, run };
}

function webApp(reply: Reply = plainReply('fine'), more: Partial<WebChatDeps> = {}) {
  const painter = blankPainter();
  const { chat, logged } = smallChat({}, [own(() => Promise.resolve(reply))]);
  const write = (details: object, message: string): void => void logged.push({ details, message });
  const log = { warn: write, error: write };
  const app = createWebApp({ chat, painter, log, notice: () => undefined, firstLine: 'own', ...more });
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`${home}${path}`, { headers: { host: '127.0.0.1:4848', ...headers } });
  const post = (body: string, headers: Record<string, string> = {}) =>
    app.request(`${home}/api/ask`, {
      method: 'POST',
      body,
      headers: { host: '127.0.0.1:4848', origin: home, 'content-type': 'application/json', ...headers },
    });
  const ask = async (line: string): Promise<AnswerEvent[]> => {
    const text = await (await post(JSON.stringify({ line }))).text();
    return text
      .trim()
      .split('\n')
      .map((event) => JSON.parse(event) as AnswerEvent);
  };
  const answer = async (line = 'own') => {
    const last = (await ask(line)).at(-1);
    if (last?.type !== 'reply') throw new Error('no reply came');
    return last;
  };
  return { get, post, ask, answer, painter, logged };
}

describe('the local page', () => {
  it('is served with a policy that loads nothing from elsewhere', async () => {
    const response = await webApp().get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it.each([
    ['/page/conversation.js', 'text/javascript; charset=utf-8'],
    ['/page/page.css', 'text/css; charset=utf-8'],
    ['/page/mark.svg', 'image/svg+xml; charset=utf-8'],
    ['/font/inter.woff2', 'font/woff2'],
  ])('serves %s', async (path, type) => {
    expect((await webApp().get(path)).headers.get('content-type')).toBe(type);
  });

  it.each(['/page/..%2fweb-app.ts', '/page/tsconfig.json', '/page/shapes.ts', '/page/none.js', '/etc/passwd'])(
    'has no %s',
    async (path) => {
      expect((await webApp().get(path)).status).toBe(404);
    },
  );

  it('says that it is alive', async () => {
    expect(await (await webApp().get('/healthz')).json()).toEqual({ status: 'ok' });
  });

  it('begins with the banner, the first question and questions to try', async () => {
    const response = await webApp(undefined, { notice: () => 'No live source.' }).get('/api/start');
    const start = (await response.json()) as { examples: object[] };
    expect(start).toMatchObject({ notice: 'No live source.', firstLine: 'own' });
    expect(start.examples).toEqual([{ line: 'What is a percentile?', language: 'en' }]);
  });

  it('offers questions about the markets it has, and begins with its usual one', async () => {
    const named = { ...smallCommands.find(({ name }) => name === 'gap')!, name: 'divergence' };
    const { chat } = smallChat({}, [named]);
    const log = { warn: () => undefined, error: () => undefined };
    const app = createWebApp({ chat, painter: blankPainter(), log, notice: () => undefined });
    const response = await app.request(`${home}/api/start`, { headers: { host: '127.0.0.1:4848' } });
    const start = (await response.json()) as { examples: { line: string }[] };
    expect(start).toMatchObject({ firstLine: 'How far is Ethereum from the Russell 2000?' });
    expect(start.examples.map(({ line }) => line)).toContain('How far is Bitcoin from gold?');
  });

  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de', 'Deine Frage'],
    ['fr-FR, es;q=0.5, de;q=0.7', 'de', 'Deine Frage'],
    ['es-419', 'es', 'Tu pregunta'],
    ['fr', 'en', 'Your question'],
    ['de;q=0', 'en', 'Your question'],
    ['"><script>', 'en', 'Your question'],
  ])('speaks the first language of %s that there is', async (header, language, words) => {
    const response = await webApp().get('/', { 'accept-language': header });
    const page = await response.text();
    expect([page.includes(`<html lang="${language}">`), page.includes(words)]).toEqual([true, true]);
    expect([response.headers.get('vary'), page.includes('{{')]).toEqual(['Accept-Language', false]);
  });

  it.each([
    ['/api/picture/unknown', 'Dieses Bild ist nicht mehr da; frag noch einmal.'],
    ['/api/file/unknown', 'Diese Datei ist nicht mehr da; frag noch einmal.'],
  ])('refuses %s in the language of the browser', async (path, error) => {
    expect(await (await webApp().get(path, { 'accept-language': 'de' })).json()).toEqual({ error });
  });

  it('says its banner and its terms in the language of the browser', async () => {
    const notice = () => msg('page.simulated');
    const start = await (await webApp(undefined, { notice }).get('/api/start', { 'accept-language': 'es' })).json();
    expect(start).toMatchObject({ notice: expect.stringMatching(/^SIMULADO/) as string });
    expect((start as { terms: { names: string[] }[] }).terms.map(({ names }) => names)).toContainEqual(['percentil']);
  });

  it('completes a line in the language of the browser', async () => {
    const completed = await webApp().get('/api/complete?line=gap%20gol', { 'accept-language': 'es' });
    expect(await completed.json()).toContainEqual({ label: 'GOLD – Oro', value: 'gap GOLD ' });
  });

  it('completes a line', async () => {
    const completions = await (await webApp().get('/api/complete?line=gap%20rus')).json();
    expect(completions).toEqual([{ label: 'RUT – Russell 2000', value: 'gap RUT ' }]);
  });
});

describe('asking the page', () => {
  it('is acknowledged first and answered then', async () => {
    const events = await webApp(plainReply('fine')).ask('own');
    expect(events.map(({ type }) => type)).toEqual(['acknowledged', 'reply']);
  });

  it('tells how far it is', async () => {
    const slow = own((_options, { progress }) => {
      progress?.({ what: 'loading', done: 1, total: 2 });
      return Promise.resolve(plainReply('fine'));
    });
    const events = await webApp(undefined, { chat: smallChat({}, [slow]).chat }).ask('own');
    expect(events[1]).toEqual({ type: 'progress', what: 'loading', done: 1, total: 2 });
  });

  it('gives a refusal as an answer like any other', async () => {
    expect((await webApp().answer('gap eth btc 500')).reply).toMatchObject({ kind: 'refused', tone: 'warning' });
  });

  it('hands hostile text on as plain data', async () => {
    expect((await webApp(plainReply(hostile)).answer()).reply.title).toBe(hostile);
  });

  it('carries the banner of the moment', async () => {
    expect((await webApp(undefined, { notice: () => 'Simulated.' }).answer()).notice).toBe('Simulated.');
  });

  it.each([
    ['not JSON', 400],
    ['null', 400],
    ['{"line":5}', 400],
    [JSON.stringify({ line: 'x'.repeat(70_000) }), 413],
  ])('refuses %.20s', async (body, status) => {
    expect((await webApp().post(body, { 'content-length': String(body.length) })).status).toBe(status);
  });

  it('refuses a form, which other sites could send', async () => {
    expect((await webApp().post('line=own', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('another site may not speak through a browser', () => {
  it.each([
    { host: 'evil.test' },
    { host: 'evil.test:4848' },
    { host: '127.0.0.1.evil.test' },
    { host: '' },
    { origin: 'http://evil.test' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { 'sec-fetch-site': 'cross-site' },
  ])('%j', async (headers: Record<string, string>) => {
    const { get, post } = webApp();
    expect((await post('{"line":"own"}', headers)).status).toBe(403);
    expect((await get('/api/start', headers)).status).toBe(403);
  });

  it.each(['localhost:4848', '127.0.0.1:4848', '[::1]:4848', 'LOCALHOST', 'rift.test'])(
    'but %s is us',
    async (host) => {
      expect((await webApp(undefined, { ownNames: ['rift.test'] }).get('/', { host })).status).toBe(200);
    },
  );

  it('and a link from elsewhere may be followed', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await webApp().get('/', headers)).status).toBe(200);
  });
});

describe('pictures and files', () => {
  const csv = { name: 'a"\r\nb.csv', mime: 'text/csv', content: () => 'date,gap\n' };

  it('are painted when somebody looks, in the theme and shape asked for', async () => {
    const { answer, get, painter } = webApp(picturedReply('drawn'));
    const key = (await answer()).reply.picture?.key ?? '';
    expect(painter.painted).toEqual([]);
    for (const look of ['theme=dark', 'theme=light', 'theme=light&shape=tall']) {
      expect((await get(`/api/picture/${key}?${look}`)).headers.get('content-type')).toBe('image/png');
    }
    expect(painter.painted).toEqual(['drawn dark 1280', 'drawn light 1280', 'drawn light 1080']);
  });

  it('are tried again after a painter failed', async () => {
    const good = blankPainter();
    let fails = 1;
    const paint: typeof good.paint = (...args) =>
      fails-- > 0 ? Promise.reject(new Error('worker died')) : good.paint(...args);
    const { answer, get, logged } = webApp(picturedReply('drawn'), { painter: { ...good, paint } });
    const path = `/api/picture/${(await answer()).reply.picture?.key ?? ''}`;
    expect((await get(path)).status).toBe(500);
    expect(logged).toHaveLength(1);
    expect((await get(path)).status).toBe(200);
  });

  it('tell whether the picture carries the title', async () => {
    expect((await webApp(picturedReply('drawn')).answer()).reply.picture?.titled).toBe(true);
  });

  it('are downloads with a name that cannot break out of its header', async () => {
    const { answer, get } = webApp(plainReply('fine', { files: [csv] }));
    const response = await get(`/api/file/${(await answer()).reply.files[0]?.key ?? ''}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a_b.csv"');
    expect(await response.text()).toBe('date,gap\n');
  });

  it.each(['/api/picture/unknown', '/api/file/unknown'])('%s is not there', async (path) => {
    expect((await webApp().get(path)).status).toBe(404);
  });
});
