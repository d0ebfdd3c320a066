/** Pictures of both chats of the demonstration, for the README: the real bots, seen in Chromium. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { referenceFolder } from '../support/reference-folder.ts';
import { openBrowser } from '../support/web/chromium.ts';
import { messagesAt } from './in-process.ts';

/** What a member writes in each chat; on Discord it is checked. */
export const written = {
  discord: 'Ethereum’s divergence from the Russell 2000 is unprecedented',
  telegram: 'eth rut',
} as const;

/** The words on one picture: what everybody wrote, what describes the charts, and what the buttons say. */
export async function wordsIn(url: string, side: string): Promise<readonly object[]> {
  const messages = await messagesAt(url, side);
  return messages.map(({ text, pictures, buttons }) => ({
    text: text.split('\n'),
    pictures: pictures.map(({ altText }) => altText),
    buttons: buttons.map(({ label }) => label),
  }));
}

/** What a member does in each chat. */
const scenes = {
  discord: async (page: Page) => {
    await say(page, 'discord', written.discord);
    await page.locator('#discord').getByRole('button', { name: 'Check this claim' }).click();
  },
  telegram: (page: Page) => say(page, 'telegram', written.telegram),
} as const;

async function say(page: Page, side: string, text: string): Promise<void> {
  await page.locator(`#${side} input`).fill(text);
  await page.locator(`#${side} form button`).click();
}

/** The demonstration on the reference data, and where its page is. */
async function startDemo(): Promise<{ readonly url: string; readonly demo: ChildProcess }> {
  const env = { ...process.env, RIFT_DATA: `csv:${referenceFolder}`, DEMO_PORT: '0', LOG_LEVEL: 'error' };
  const demo = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: demo.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, demo };
  }
  throw new Error('the demonstration did not start');
}

/** Waits until the bot has put its commands into Discord: before that nobody is there to answer. */
async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const response = await fetch(`${url}/discord/complete`, {
      method: 'POST',
      body: JSON.stringify({ text: '/check' }),
    });
    const { result } = (await response.json()) as { result?: readonly string[] | null };
    if ((result ?? []).length > 0) return;
    await delay(250);
  }
  throw new Error('the bot did not come');
}

/** Draws both chats into a folder as `chat-discord.png` and `chat-telegram.png`; `chats.json` holds the words on them. */
export async function drawChats(folder: string): Promise<void> {
  const { url, demo } = await startDemo();
  const browser = await openBrowser();
  const words: Record<string, readonly object[]> = {};
  try {
    await untilReady(url);
    for (const [side, act] of Object.entries(scenes)) {
      const page = await browser.newPage({ viewport: { width: 480, height: 900 }, deviceScaleFactor: 1.5 });
      await page.goto(`${url}/?only=${side}`);
      await act(page);
      await page.locator(`#${side} li img`).waitFor({ timeout: 60_000 });
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined); // the page asks on and on
      await page.evaluate(`document.querySelector('#${side} ol').scrollTop = 0`);
      const shot = await page.locator(`#${side}`).screenshot();
      await sharp(shot)
        .png({ palette: true, quality: 80 })
        .toFile(join(folder, `chat-${side}.png`));
      words[side] = await wordsIn(url, side);
      await page.close();
    }
    writeFileSync(join(folder, 'chats.json'), `${JSON.stringify(words, null, 2)}\n`);
  } finally {
    await browser.close();
    demo.kill('SIGTERM');
  }
}
