import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { Context } from 'hono';

const folder = join(import.meta.dirname, 'page');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Sends a file of the page's own folder. The name may hold no path, so nothing outside can be asked for. */
export async function sendPageFile(context: Context, name: string): Promise<Response> {
  const type = types[extname(name)];
  if (type === undefined || !/^[a-z-]+\.[a-z]+$/.test(name)) return context.notFound();
  try {
    const content = await readFile(join(folder, name));
    return context.body(content, 200, { 'content-type': type, 'cache-control': 'no-cache' });
  } catch {
    return context.notFound();
  }
}

/** Sends the typeface, which comes with an npm package. */
export async function sendFont(context: Context): Promise<Response> {
  const file = createRequire(import.meta.url).resolve('inter-ui/variable/InterVariable.woff2');
  const content = await readFile(file);
  return context.body(content, 200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=31536000, immutable' });
}
