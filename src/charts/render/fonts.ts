import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { fontFamily } from '../layout/font.ts';

const files = ['Inter-Regular', 'Inter-SemiBold', 'Inter-Bold'].map((name) => `inter-ui/web/${name}.woff2`);

/** Makes the picture font known to the canvas, once a process. */
export function registerFonts(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const { resolve } = createRequire(import.meta.url);
  for (const file of files) {
    if (!GlobalFonts.registerFromPath(resolve(file), fontFamily)) throw new Error(`the font ${file} cannot be read`);
  }
}
