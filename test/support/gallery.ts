/**
 * Draws every figure on generated data in both themes and four sizes into a folder, for people to look at, and prints
 * the first line of every answer on the sample with its words and numbers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSimulation } from '../../src/providers/sample.ts';
import { createPainter } from '../../src/workers/painter.ts';
import { firstLines } from './first-lines.ts';
import { afterClose } from './sample-chat.ts';
import { sampleDrawings } from './sample-drawings.ts';

const folder = process.argv[2] ?? 'out/gallery';

const sizes = [
  { width: 1280, height: 720 },
  { width: 1080, height: 1350 },
  { width: 800, height: 800 },
  { width: 400, height: 500 },
];

mkdirSync(folder, { recursive: true });

const painter = createPainter({ workers: 2 });

for (const [i, drawing] of sampleDrawings().entries()) {
  for (const theme of ['light', 'dark'] as const) {
    for (const size of sizes) {
      const shown = { ...drawing, simulated: size.width === 800 };
      const { png } = await painter.paint(shown, { theme, ...size }, {});
      writeFileSync(join(folder, `${i}-${drawing.kind}-${theme}-${size.width}.png`), png);
    }
  }
}

await painter.close();

console.log(`every figure is in ${folder}`);

for (const { asked, text, words, numbers, faults } of await firstLines(openSimulation(() => afterClose))) {
  console.log(
    `${String(words).padStart(2)} words, ${numbers} numbers  ${asked}\n   ${text}${faults.map((fault) => `\n   !! ${fault}`).join('')}`,
  );
}
