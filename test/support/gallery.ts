/**
 * Draws every figure on generated data in both themes and four sizes into a folder, for people to look at, the
 * pictures of the README from the reference data, and prints
 * the first line of every answer on the sample with its words and numbers. `npm run gallery -- FOLDER reading` draws the
 * answers of the blind reading instead.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSimulation } from '../../src/providers/sample.ts';
import { drawChats } from '../demo/chat-pictures.ts';
import { frontPagePictures, paintFrontPage } from './front-page.ts';
import { drawReadingSet } from './reading-set.ts';
import { referenceFolder } from './reference-folder.ts';
import { createPainter } from '../../src/workers/painter.ts';
import { firstLines } from './first-lines.ts';
import { afterClose } from './sample-chat.ts';
import { sampleDrawings } from './sample-drawings.ts';
import { browserPath } from './web/chromium.ts';

const folder = process.argv[2] ?? 'out/gallery';

const sizes = [
  { width: 1280, height: 720 },
  { width: 1080, height: 1350 },
  { width: 800, height: 800 },
  { width: 400, height: 500 },
];

mkdirSync(folder, { recursive: true });

const painter = createPainter({ workers: 2 });

if (process.argv[3] === 'reading') {
  await drawReadingSet(painter, folder);
  await painter.close();
  process.exit();
}

for (const [i, drawing] of sampleDrawings().entries()) {
  for (const theme of ['light', 'dark'] as const) {
    for (const size of sizes) {
      const shown = { ...drawing, simulated: size.width === 800 };
      const { png } = await painter.paint(shown, { theme, ...size }, {});
      writeFileSync(join(folder, `${i}-${drawing.kind}-${theme}-${size.width}.png`), png);
    }
  }
}

await drawFrontPage();

await painter.close();

console.log(`every figure is in ${folder}`);

for (const { asked, text, words, numbers, faults } of await firstLines(openSimulation(() => afterClose))) {
  console.log(
    `${String(words).padStart(2)} words, ${numbers} numbers  ${asked}\n   ${text}${faults.map((fault) => `\n   !! ${fault}`).join('')}`,
  );
}

/** The pictures of the README, from the reference data where that folder is here. */
async function drawFrontPage(): Promise<void> {
  if (!existsSync(referenceFolder)) {
    console.log('no reference data here: the pictures of the README stay');
    return;
  }
  for (const [file, picture] of await frontPagePictures())
    writeFileSync(join('docs/images', file), await paintFrontPage(painter, picture));
  if (browserPath !== undefined) await drawChats('docs/images');
}
