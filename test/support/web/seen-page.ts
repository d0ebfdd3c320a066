import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import explain from '../../../commands/explain.ts';
import setup from '../../../commands/setup.ts';
import start from '../../../commands/start.ts';
import { openWebChat, type WebChat } from '../../../src/adapters/web/web-app.ts';
import type { Chat } from '../../../src/chat/chat.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import { msg } from '../../../src/messages/text.ts';
import { blankPainter } from '../chat/blank-painter.ts';
import { smallChat } from '../chat/small-chat.ts';
import { picturedReply, plainReply, smallCommands } from '../chat/small-commands.ts';
import { browserPath, mustHaveBrowser, openBrowser } from './chromium.ts';

const about = 'for the tests';

/** What a stranger writes who wants it to be more than words. */
export const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>@everyone';

/** Everything a reply can hold, over a choice of windows. */
const full = defineCommand({
  name: 'full',
  about,
  examples: ['full window:90'],
  options: { window: { kind: 'integer', about, min: 20, max: 365, fallback: 60, suggested: [60, 90] } },
  run: ({ window }) =>
    Promise.resolve(
      picturedReply(`Answer over ${window}`, {
        blocks: [
          { kind: 'paragraph', text: 'A paragraph.' },
          { kind: 'paragraph', text: 'Its percentile, which is high, is a rank; a percentile always is.' },
          { kind: 'list', items: ['one'] },
          { kind: 'figures', figures: [{ label: 'Gap', value: '−1.5' }] },
          { kind: 'table', head: ['Symbol', 'Gap'], rows: [['ETH', '−1.5']] },
          { kind: 'note', text: 'A note.' },
        ],
        actions: [
          ...[60, 90].map((sessions) => ({
            label: String(sessions),
            line: `full window:${sessions}`,
            does: 'edit' as const,
            current: sessions === window,
            group: 'window',
          })),
          { label: 'More', line: 'hostile', does: 'new' },
          { label: 'Mark', line: 'full window:60', does: 'edit', group: 'more' },
          { label: 'CSV', line: 'full', does: 'file', group: 'more' },
        ],
        files: [{ name: 'full.csv', mime: 'text/csv', content: () => 'date,gap\n2026-06-25,1\n' }],
      }),
    ),
});

const hostileCommand = defineCommand({
  name: 'hostile',
  about: hostile,
  examples: ['hostile'],
  options: {},
  run: () => Promise.resolve(plainReply(hostile, { blocks: [{ kind: 'table', head: [hostile], rows: [[hostile]] }] })),
});

/** The pair command under the name that plain words are read with. */
const divergence = { ...smallCommands.find(({ name }) => name === 'gap')!, name: 'divergence' };

/** There is no browser, and none has to be there. */
export const withoutBrowser = browserPath === undefined && !mustHaveBrowser;

/** The local page over small commands, as somebody sees it in Chromium. */
export interface SeenPage {
  /** Where it is, without a slash at the end. */
  readonly address: () => string;
  /** A window with nothing in it yet. */
  readonly blank: (options?: BrowserContextOptions) => Promise<Page>;
  /** A window in which the page has answered its first question. */
  readonly open: (options?: BrowserContextOptions, path?: string) => Promise<Page>;
  readonly ask: (page: Page, line: string, title: string) => Promise<void>;
  /** Waits for an answer with this in its title. */
  readonly answered: (page: Page, title: string) => Promise<void>;
  readonly titles: (page: Page) => Promise<string[]>;
}

/** A chat of few commands, one of which holds everything a reply can. */
const fewCommands = (): Chat => smallChat({}, [full, hostileCommand, divergence, explain, setup, start]).chat;

/**
 * Opens page and browser before the tests of a file, and closes every window after each.
 *
 * @param parts What is asked, and what is asked first; few commands and all that a reply can hold where absent.
 */
export function seenPage(
  { chat, firstLine }: { readonly chat: () => Chat; readonly firstLine?: string } = {
    chat: fewCommands,
    firstLine: 'full',
  },
): SeenPage {
  let browser: Browser;
  let site: WebChat;
  const pages: Page[] = [];
  beforeAll(async () => {
    const log = { warn: () => undefined, error: () => undefined };
    const notice = () => msg('page.noLiveSource');
    const first = firstLine === undefined ? {} : { firstLine };
    const parts = { chat: chat(), painter: blankPainter(), log, notice, ...first };
    site = await openWebChat({ ...parts, host: '127.0.0.1', port: 0 });
    browser = await openBrowser();
  });
  afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())));
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const blank = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    pages.push(page);
    return page;
  };
  const answered = (page: Page, title: string): Promise<void> =>
    page.locator('h2.verdict', { hasText: title }).waitFor({ state: 'attached' });
  return {
    blank,
    answered,
    address: () => site.url,
    titles: (page) => page.locator('h2.verdict').allTextContents(),
    open: async (options = {}, path = '/') => {
      const page = await blank(options);
      await page.goto(`${site.url}${path}`);
      await page.locator('h2.verdict').first().waitFor({ state: 'attached' });
      return page;
    },
    ask: async (page, line, title) => {
      await page.getByRole('combobox').fill(line);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await answered(page, title);
    },
  };
}
