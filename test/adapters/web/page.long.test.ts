import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { pageWords } from '../../../src/messages/chats.ts';
import { speakerOf } from '../../../src/messages/speaker.ts';
import { knownMarkets } from '../../../src/market/known-markets.ts';
import { sampleChat } from '../../support/sample-chat.ts';
import { barriersOn } from '../../support/web/axe.ts';
import { hostile, seenPage, withoutBrowser } from '../../support/web/seen-page.ts';

/** Empty where all of what has the focus can be seen, its outline included; null where the focus has left the page. */
const focusSeen = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  if (focused.closest('.composer, .masthead')) return '';
  const { top, bottom, height } = focused.getBoundingClientRect();
  const from = document.querySelector('.masthead').getBoundingClientRect().bottom;
  const to = document.querySelector('.composer').getBoundingClientRect().top;
  const fits = height <= to - from ? top >= from && bottom <= to : bottom > from && top < to;
  return fits ? '' : focused.outerHTML.slice(0, 80) + ' ' + [top, bottom, from, to].join(' ');
})()`;

describe.skipIf(withoutBrowser)('the page in Chromium (skipped where none is installed)', () => {
  const { address, answered, ask, open, titles } = seenPage();

  it('shows the banner', async () => {
    expect(await (await open()).locator('#notice').textContent()).toMatch(/^SIMULATED: no live price source/);
  });

  it('answers below where a button asks for something new', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'More' }).click();
    await answered(page, hostile);
    expect(await titles(page)).toEqual(['Answer over 60', hostile]);
  });

  it('closes the completions with Escape and leaves the line', async () => {
    const page = await open();
    await page.getByRole('combobox').pressSequentially('fu');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await page.getByRole('combobox').inputValue()).toBe('fu');
  });

  it('brings back the last question with the arrow', async () => {
    const page = await open();
    await page.getByRole('combobox').fill('full 90');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await answered(page, 'Answer over 90');
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('combobox').inputValue()).toBe('full 90');
  });

  it('answers an example, which is a question and no syntax, with one click', async () => {
    const page = await open();
    await page.locator('.example', { hasText: 'How far is Bitcoin from gold?' }).click();
    await answered(page, 'BTC against GOLD');
    const examples = await page.locator('.example').allTextContents();
    expect(examples.filter((example) => /^\w+(?: [A-Z]{3}|$)|:|"/.test(example))).toEqual([]);
  });

  it('offers three pairs of one market', async () => {
    const page = await open();
    await ask(page, 'btc', 'Bitcoin against what?');
    const pairs = await page.locator('.entry').last().locator('.more .button').allTextContents();
    expect(pairs).toEqual([
      'Bitcoin against Ethereum',
      'Bitcoin against the Russell 2000',
      'Bitcoin against the S&P 500',
    ]);
  });

  it('welcomes who says hello with two lines, and offers nothing that only chats have', async () => {
    const page = await open();
    await ask(page, 'hello', 'I check what people say');
    const entry = page.locator('.entry').last();
    expect(await entry.locator('article > p').count()).toBe(1);
    expect(await entry.getByRole('button', { name: /digest/i }).count()).toBe(0);
    await page.getByRole('combobox').pressSequentially('st');
    await page.getByRole('option', { name: /^start/ }).waitFor();
    await page.getByRole('combobox').fill('');
    await page.getByRole('combobox').pressSequentially('se');
    expect(await page.getByRole('option', { name: /^setup/ }).count()).toBe(0);
  });

  it('explains a term once to who points at it or comes to it by keyboard', async () => {
    const page = await open({ viewport: { width: 1280, height: 1600 } }); // all of it: nothing scrolls under the pointer
    await page.locator('.picture.drawn').waitFor();
    const term = page.locator('.term', { hasText: 'percentile' });
    await term.focus();
    expect(await page.getByRole('tooltip').textContent()).toContain('of 100 earlier days');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('tooltip').count()).toBe(0);
    await term.hover();
    expect(await page.getByRole('tooltip').count()).toBe(1);
  });

  it('ends no line between a term and the comma behind it', async () => {
    const page = await open();
    const together = page.locator('.beside-stop', { has: page.locator('.term') }).first();
    expect(await together.textContent()).toBe('percentile,');
    expect(await page.evaluate('getComputedStyle(document.querySelector(".beside-stop")).whiteSpace')).toBe('nowrap');
  });

  it.each([390, 1280])('keeps what has the focus between masthead and composer in %i pixels', async (width) => {
    const page = await open({ viewport: { width, height: 640 }, reducedMotion: 'reduce' });
    await ask(page, 'eth rut', 'ETH against RUT');
    await ask(page, 'full 90', 'Answer over 90');
    await page.locator('.skip').focus();
    const hidden: string[] = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate<string | null>(focusSeen);
      if (seen === null) break;
      if (seen !== '') hidden.push(seen);
    }
    expect(hidden).toEqual([]);
  });

  it('keeps the conversation when it is loaded again, without asking again', async () => {
    const page = await open();
    await ask(page, 'eth rut', 'ETH against RUT');
    await page.locator('.entry').first().getByRole('button', { name: '90', exact: true }).click();
    await answered(page, 'Answer over 90');
    let asked = 0;
    page.on('request', (request) => (asked += request.url().endsWith('/api/ask') ? 1 : 0));
    await page.goto(`${address()}/?ask=${encodeURIComponent('eth rut')}`);
    await answered(page, 'ETH against RUT');
    await page.locator('.picture.drawn').waitFor();
    expect([await titles(page), asked]).toEqual([['Answer over 90', 'ETH against RUT over 60 sessions'], 0]);
  });

  it('begins anew once it is cleared', async () => {
    const page = await open();
    await ask(page, 'eth rut', 'ETH against RUT');
    await page.getByRole('button', { name: 'Clear this page' }).click();
    await page.waitForURL(`${address()}/`);
    await answered(page, 'Answer over 60');
    expect(await titles(page)).toEqual(['Answer over 60']);
  });

  it('gives each answer an address, which is the page’s own while it is the last', async () => {
    const page = await open();
    await ask(page, 'eth rut', 'ETH against RUT');
    expect(page.url()).toBe(`${address()}/?ask=eth%20rut`);
    const [first, second] = await page.locator('.question a').all();
    const addresses = await Promise.all([first?.getAttribute('href'), second?.getAttribute('href')]);
    expect(addresses).toEqual(['/?ask=full', '/?ask=eth%20rut']);
  });

  it('names a picture for what it shows', async () => {
    const page = await open();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save PNG' }).click();
    expect((await coming).suggestedFilename()).toBe('full.png');
    const source = await page.locator('.picture img').getAttribute('src');
    const { headers } = await fetch(`${address()}${source}`);
    expect(headers.get('content-disposition')).toBe('inline; filename="full.png"');
  });

  it('zooms into the enlarged picture on a phone, and out again', async () => {
    const page = await open({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true });
    const width = async (): Promise<number> => (await page.locator('#zoom img').boundingBox())!.width;
    await page.locator('.picture.drawn').tap();
    const fitted = await width();
    await page.locator('#zoom').tap();
    const zoomed = await width();
    await page.locator('#zoom').press('Enter');
    expect([fitted <= 390, zoomed > 800, await width()]).toEqual([true, true, fitted]);
    expect(await page.locator('#zoom img').getAttribute('src')).toContain('shape=tall');
    await page.getByRole('button', { name: 'Close', exact: true }).tap();
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('bars nobody in %i pixels, %s: axe finds nothing serious', async (width, colorScheme) => {
    const page = await open({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
    await ask(page, 'btc', 'Bitcoin against what?');
    await page.locator('.picture.drawn').waitFor();
    await page.locator('.term').first().focus();
    expect(await barriersOn(page)).toEqual([]);
    await page.locator('.picture').click();
    expect(await barriersOn(page)).toEqual([]);
  });

  it('offers the CSV once, in the row of buttons below the answer', async () => {
    const article = (await open()).locator('article');
    expect(await article.getByText('CSV', { exact: true }).count()).toBe(1);
    expect(await article.locator('.more > *').allTextContents()).toEqual(['More', 'Mark', 'CSV']);
    expect(await article.locator('.segments').count()).toBe(1);
  });

  it('downloads the CSV', async () => {
    const page = await open();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await coming).suggestedFilename()).toBe('full.csv');
  });

  it('enlarges the picture and closes it with Escape', async () => {
    const page = await open();
    await page.locator('.picture').click();
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('copies a link that asks the same again', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toBe(`${address()}/?ask=full`);
  });

  it('copies the picture', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy picture' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const types = await page.evaluate<string[]>('navigator.clipboard.read().then(([item]) => item.types)');
    expect(types).toEqual(['image/png']);
  });

  it('follows the colours of the system, then those of the button, also the next time', async () => {
    const page = await open({ colorScheme: 'dark' });
    const source = (): Promise<string | null> => page.locator('.picture img').getAttribute('src');
    expect(await source()).toContain('theme=dark');
    await page.getByRole('button', { name: /colours/ }).click();
    expect(await source()).toContain('theme=light');
    await page.reload();
    await page.locator('.picture img').waitFor({ state: 'attached' });
    expect(await source()).toContain('theme=light');
  });

  it('says the answer to a screen reader, and keeps its log in order', async () => {
    const page = await open();
    expect(await page.getByRole('status').textContent()).toBe('Answer over 60');
    expect(await page.getByRole('log').getByRole('article').count()).toBe(1);
  });

  it('fits a window of 360 pixels with an upright picture', async () => {
    const page = await open({ viewport: { width: 360, height: 760 } });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.locator('.picture img').getAttribute('src')).toContain('shape=tall');
  });
});

/** Everything of the page that is read or heard: its texts, its names for those who hear it, its hints. */
const everythingOnPage = `(() => {
  const texts = [document.title];
  for (const element of document.querySelectorAll('body *')) {
    for (const name of ['aria-label', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    if (!['SCRIPT', 'NOSCRIPT'].includes(element.tagName))
      for (const node of element.childNodes) if (node.nodeType === 3) texts.push(node.data);
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '');
})()`;

describe.skipIf(withoutBrowser)('the page with all commands in Chromium (skipped where none is installed)', () => {
  const { address, ask, blank, open, titles } = seenPage({ chat: sampleChat });

  const settled = async (page: Page, count: number): Promise<void> => {
    await expect.poll(() => page.locator('h2.verdict').count(), { timeout: 20_000 }).toBe(count);
    await page.locator('[aria-busy]').waitFor({ state: 'detached' });
  };

  const type = async (page: Page, line: string): Promise<void> => {
    const before = await page.locator('h2.verdict').count();
    await page.getByRole('combobox').fill(line);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await settled(page, before + 1);
  };

  it.each([
    ['en-GB', 'eth rut', /Ethereum .* Russell 2000/],
    ['en-GB', 'Ethereum’s divergence from the Russell 2000 is unprecedented', /^No\./],
    ['en-GB', 'How closely do Bitcoin and Ethereum move together?', /Bitcoin and Ethereum/],
    ['de-AT', 'Wie weit ist Bitcoin von Gold entfernt?', /Bitcoin .* Gold/],
    ['de-AT', 'Was ist ein Perzentil?', /Perzentil/],
    ['es-MX', '¿A qué distancia está Bitcoin del oro?', /Bitcoin .* oro/],
    ['es-MX', '¿Cuánto duran las distancias entre Ethereum y el Russell 2000?', /distancias anchas/],
  ])('answers plain words in %s: %s', async (locale, line, title) => {
    const page = await open({ locale });
    await type(page, line);
    const article = page.locator('.entry').last().locator('article');
    expect((await titles(page)).at(-1)).toMatch(title);
    expect(await article.getAttribute('data-tone')).toBe('plain');
  });

  it.each(['en', 'es', 'de'] as const)('is in %s from its first question to its last button', async (language) => {
    const page = await open({ locale: language });
    const words = pageWords(speakerOf({ language, numbers: 'usual' }).say);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('.question').first().textContent()).toBe(words['askFirst']);
    expect(await page.locator('#notice').textContent()).toBe(words['noLiveSource']);
    expect(await page.locator('.tools').first().textContent()).toContain(words['copyLink']);
    expect(await page.getByRole('button', { name: words['clear']!, exact: true }).count()).toBe(1);
    const own = page.locator(`.example[lang="${language}"]`);
    expect(await own.count()).toBe(language === 'en' ? 6 : 4);
    await own.first().click();
    await settled(page, 2);
    await page.route('**/api/ask', (route) => route.abort());
    await ask(page, 'btc gold', words['unreachable']!);
    expect(await page.getByRole('button', { name: words['tryAgain']!, exact: true }).count()).toBe(1);
  });

  it('has no word outside the catalog', async () => {
    const page = await blank({ locale: 'en-XA' });
    await page.goto(`${address()}/?ask=eth%20rut`);
    await settled(page, 1);
    await page.locator('.picture').first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').pressSequentially('corr');
    await page.getByRole('option').first().waitFor();
    const names = [
      ...knownMarkets.flatMap(({ symbol, name }) => [symbol, name]),
      'Rift',
      'rift-sample',
      'simulated',
      'Tab',
      'eth rut',
    ];
    const said = (await page.evaluate<string[]>(everythingOnPage)).filter(
      (text) => !/^(?:divergence|correlation)\b/.test(text),
    );
    const examples = await page.locator('.example[lang="en"]').allTextContents(); // claims, which are read in English alone
    const foreign = said
      .filter((text) => !examples.includes(text))
      .map((text) => names.reduce((rest, name) => rest.replaceAll(name, ''), text))
      .flatMap((text) => text.match(/(?<![\p{L}\d])[a-z]{2,}(?![\p{L}])/giu) ?? []);
    expect([...new Set(foreign)]).toEqual([]);
  });

  it.each(
    ['en', 'es', 'de'].flatMap((locale) =>
      (['dark', 'light'] as const).map((colorScheme) => ({ locale, colorScheme })),
    ),
  )('bars nobody in $locale, $colorScheme: axe finds nothing serious', async ({ locale, colorScheme }) => {
    const page = await open({ locale, colorScheme, reducedMotion: 'reduce' });
    for (const line of ['correlation btc eth', 'btc', 'help', 'Bitcoin has decoupled from stocks'])
      await type(page, line);
    await page.getByRole('combobox').pressSequentially('corr');
    await page.getByRole('option').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });
});
