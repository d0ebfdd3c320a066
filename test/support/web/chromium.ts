import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine, if it has one. */
export const browserPath = places.find((path) => existsSync(path));

/** Where nothing may be skipped, a missing browser fails the tests instead. */
export const mustHaveBrowser = process.env['CI'] === 'true';

/** Opens the machine's own Chromium, which reaches nothing but this machine. */
export function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error(`no Chromium at ${places.join(', ')}`);
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'],
  });
}
