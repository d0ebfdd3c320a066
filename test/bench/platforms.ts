import { adapterStages } from '../support/adapter-stage.ts';
import { ToyChat } from '../support/toy-chat.ts';

const people = 50;

const rounds = 5;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function inWords(name: string, what: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
  return `${name}: ${what} of ${values.length} questions, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
}

/**
 * Fifty people ask at once, several times over, on each platform with its real library; prints how long the first sign
 * and the whole answer took.
 */
export async function benchPlatforms(print: (line: string) => void = console.log): Promise<void> {
  for (const { name, create } of adapterStages) {
    const stage = create();
    await stage.open(new ToyChat());
    await stage.answered(stage.ask('divergence')); // the very first answer also loads code
    const acknowledged: number[] = [];
    const answered: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const startMs = performance.now();
      const asked = Array.from({ length: people }, (_, index) =>
        stage.ask('divergence', undefined, 1000 + round * people + index),
      );
      const answers = asked.map((question) =>
        stage.answered(question).then(() => answered.push(performance.now() - startMs)),
      );
      await Promise.all(answers);
      acknowledged.push(...asked.map((question) => stage.acknowledgedMs(question) ?? NaN));
    }
    await stage.close();
    print(inWords(name, 'first sign', acknowledged));
    print(inWords(name, 'whole answer', answered));
  }
}

if (import.meta.main) await benchPlatforms();
