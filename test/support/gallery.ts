/**
 * Draws every figure on generated data in both themes and three sizes into a folder, for people to look at, and prints
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
  { width: 800, height: 800 },
  { width: 400, height: 400 },
];

mkdirSync(folder, { recursive: true });

const painter = createPainter({ workers: 2 });

for (const drawing of sampleDrawings()) {
  for (const theme of ['light', 'dark'] as const) {
    for (const size of sizes) {
      const shown = { ...drawing, simulated: size.width === 800 };
      const { png } = await painter.paint(shown, { theme, ...size }, {});
      writeFileSync(join(folder, `${drawing.kind}-${theme}-${size.width}.png`), png);
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
