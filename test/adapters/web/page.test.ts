import { describe, expect, it } from 'vitest';
import { hostile, seenPage, withoutBrowser } from '../../support/web/seen-page.ts';

/** What the page cannot do without. All else it does is in `page.long.test.ts`. */
describe.skipIf(withoutBrowser)('the page in Chromium (skipped where none is installed)', () => {
  const { address, answered, ask, blank, open, titles } = seenPage();

  it('opens with an answer, its picture and its alt text', async () => {
    const page = await open();
    expect(await titles(page)).toEqual(['Answer over 60']);
    await page.locator('.picture.drawn').waitFor();
    expect(await page.locator('.picture img').getAttribute('alt')).toBe('A picture of Answer over 60');
  });

  it('shows every kind of block', async () => {
    const article = (await open()).locator('article');
    for (const text of ['A paragraph.', 'one', 'Gap', '−1.5', 'ETH', 'A note.']) {
      expect(await article.getByText(text, { exact: true }).count(), text).toBeGreaterThan(0);
    }
  });

  it('asks nothing of any other machine and breaks no policy', async () => {
    const page = await blank();
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(address())) foreign.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address());
    await page.locator('.picture.drawn').waitFor();
    expect([foreign, complaints]).toEqual([[], []]);
  });

  it('edits the answer in place and keeps the keyboard on the button', async () => {
    const page = await open();
    await page.getByRole('button', { name: '90', exact: true }).press('Enter');
    await answered(page, 'Answer over 90');
    expect(await titles(page)).toEqual(['Answer over 90']);
    const pressed = page.locator('.segments button[aria-pressed="true"]:focus');
    expect(await pressed.textContent()).toBe('90');
  });

  it('completes by keyboard and asks', async () => {
    const page = await open();
    const line = page.getByRole('combobox');
    await page.keyboard.press('/');
    await page.keyboard.insertText('fu'); // at once: the completions of a letter less never come between
    await page.getByRole('option').first().waitFor();
    expect(await line.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await line.inputValue()).toBe('full ');
    await page.keyboard.insertText('wi');
    await page.getByRole('option', { name: 'window:' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await line.getAttribute('aria-activedescendant')).toBe('choice-0');
    await page.keyboard.press('Enter');
    expect(await line.inputValue()).toBe('full window:');
    await page.keyboard.type('90');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await answered(page, 'Answer over 90');
    expect(await titles(page)).toEqual(['Answer over 60', 'Answer over 90']);
  });

  it.each([
    ['eth rut', 'ETH against RUT over 60 sessions'],
    ['ETH has never been this far from gold', 'ETH has never been this far from gold'],
    ['how far is eth from btc?', 'ETH against BTC over 60 sessions'],
    ['percentile', 'Percentile'],
  ])('answers plain words: %s', async (line, title) => {
    const page = await open();
    await ask(page, line, title);
    expect(await titles(page)).toEqual(['Answer over 60', expect.stringContaining(title)]);
  });

  it('shows a refusal with the line that would be right, which answers in place', async () => {
    const page = await open({}, `/?ask=${encodeURIComponent('full 500')}`);
    await page.getByRole('button', { name: 'full window:365' }).click();
    await answered(page, 'Answer over 365');
    expect(await titles(page)).toEqual(['Answer over 365']);
  });

  it('never reads what a stranger wrote as markup', async () => {
    const page = await open({}, '/?ask=hostile');
    await page.getByRole('combobox').pressSequentially('hostil');
    await page.getByRole('option').first().waitFor();
    expect(await page.locator('h2.verdict').textContent()).toBe(hostile);
    expect(await page.locator('article img, article script, #choices img, #choices script').count()).toBe(0);
    expect(await page.title()).toContain('Rift');
  });

  it('says so where the program has stopped, and tries again', async () => {
    const page = await open();
    await page.route('**/api/ask', (route) => route.abort(), { times: 1 });
    await page.getByRole('combobox').fill('full');
    await page.keyboard.press('Enter');
    await answered(page, 'Rift does not answer');
    expect((await titles(page))[1]).toBe('Rift does not answer; is it still running in its terminal?');
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.locator('.entry').last().getByText('Answer over 60').waitFor({ state: 'attached' });
    expect(await titles(page)).toEqual(['Answer over 60', 'Answer over 60']);
  });
});
