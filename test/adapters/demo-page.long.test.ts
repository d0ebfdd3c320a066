import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnDemo, type OwnDemo } from '../demo/in-process.ts';
import { sampleChat } from '../support/sample-chat.ts';
import { barriersOn } from '../support/web/axe.ts';
import { openBrowser } from '../support/web/chromium.ts';
import { withoutBrowser } from '../support/web/seen-page.ts';

describe.skipIf(withoutBrowser)('the page of the demonstration in Chromium (skipped where none is installed)', () => {
  let demo: OwnDemo;
  let browser: Browser;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([openOwnDemo(sampleChat()), openBrowser()]);
    await demo.act('/discord/say', { text: '/divergence eth rut' });
    await demo.act('/discord/say', { text: '/matrix' });
    await demo.act('/discord/say', { text: 'Bitcoin has decoupled from stocks' });
    await demo.act('/discord/say', { text: '/help' });
    await demo.act('/telegram/say', { text: 'eth rut' });
    await demo.act('/telegram/say', { text: 'btc' });
  });

  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  async function open(width: number, colorScheme: 'dark' | 'light', path = '/'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(`${demo.url}${path}`);
    await page.waitForFunction('document.querySelectorAll("li").length >= 11'); // all are answered
    return page;
  }

  it.each([
    [1280, 'dark', '/'],
    [1280, 'light', '/'],
    [400, 'dark', '/?only=discord'],
    [400, 'light', '/?only=telegram'],
  ] as const)('bars nobody in %i pixels, %s, at %s: axe finds nothing serious', async (width, scheme, path) => {
    const page = await open(width, scheme, path);
    expect(await barriersOn(page)).toEqual([]);
    await page.close();
  });

  it('shows the bullets that Discord makes of dashes', async () => {
    const page = await open(1280, 'dark');
    const lines = await page.locator('#discord li span').allTextContents();
    expect(lines.filter((line) => line.startsWith('- '))).toEqual([]);
    expect(lines.some((line) => line.startsWith('• '))).toBe(true);
    await page.close();
  });

  it.each(['/?only=discord', '/?only=telegram'])('is no wider than a phone at %s', async (path) => {
    const page = await open(400, 'light', path);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    await page.close();
  });
});
