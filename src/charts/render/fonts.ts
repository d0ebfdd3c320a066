import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { fontFamily } from '../layout/font.ts';

/** Makes the picture font known to the canvas, once a process. */
export function registerFonts(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const require = createRequire(import.meta.url);
  const files = [
    require.resolve('inter-ui/web/Inter-Regular.woff2'),
    require.resolve('inter-ui/web/Inter-SemiBold.woff2'),
    require.resolve('inter-ui/web/Inter-Bold.woff2'),
  ];
  for (const file of files) {
    if (!GlobalFonts.registerFromPath(file, fontFamily)) throw new Error(`the font ${file} cannot be read`);
  }
}
