import { afterEach, describe, expect, it } from 'vitest';
import type { AlertNullModel, FalseAlarmQuestion } from '../../src/alerts/simulation.ts';
import type { NullModelQuestion } from '../../src/reports/question.ts';
import { createNullModel, simulateConvergence, simulateFalseAlarms } from '../../src/workers/null-model.ts';

const mortal = new URL('../support/mortal-noise-worker.ts', import.meta.url);

const opened: AlertNullModel[] = [];

function open(script?: URL): AlertNullModel {
  const noise = createNullModel(script);
  opened.push(noise);
  return noise;
}

/** A question that the mortal thread knows by its seed; `enter` keeps equal ones apart. */
const question = (seed: number, enter = 2): NullModelQuestion => ({
  logRatio: Float64Array.from({ length: 400 }, (_, row) => Math.sin(row) / 50),
  windowSessions: 20,
  enter,
  exit: 0.5,
  paths: 5,
  meanBlock: 1,
  seed,
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((noise) => noise.close()));
});

describe('the thread that simulates noise', () => {
  it('gives the answer that is computed where it stands', async () => {
    expect(await open().convergence(question(1), {})).toEqual(simulateConvergence(question(1)));
  });

  it('gives the false alarms of a rule, and keeps rules and days apart', async () => {
    const noise = open();
    const moves = (size: number) => Float64Array.from({ length: 400 }, (_, row) => (Math.sin(row * row) * size) / 50);
    const ask = (enter: number, size = 1): FalseAlarmQuestion => ({
      rule: { measure: 'gap', direction: 'either', windowSessions: 20, enter, exit: 0.5, cooldownSessions: 0 },
      moves: { subject: moves(size), benchmark: moves(size / 2).toReversed() },
      paths: 5,
      seed: 1,
    });
    const asked = [ask(1), ask(2), ask(1, 3)];
    const answers = await Promise.all(asked.map((one) => noise.falseAlarms(one, {})));
    expect(answers).toEqual(asked.map(simulateFalseAlarms));
  });

  it('fails the question that cannot be answered, and no other', async () => {
    const noise = open();
    const wrong = { ...question(1), windowSessions: 0.5 };
    const [first, second] = await Promise.allSettled([
      noise.convergence(wrong, {}),
      noise.convergence(question(1), {}),
    ]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('hands on why a question failed', async () => {
    await expect(open(mortal).convergence(question(2), {})).rejects.toThrow('no such noise');
  });

  it.each([
    ['ends', 3, 'exited with code: 3'],
    ['breaks', 4, 'broken from within'],
  ])('is replaced where a question %s it, and everybody else is answered', async (_, seed, reason) => {
    const noise = open(mortal);
    const [before, killer, after] = await Promise.allSettled([
      noise.convergence(question(1, 1), {}),
      noise.convergence(question(seed), {}),
      noise.convergence(question(1, 3), {}),
    ]);
    expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(String((killer as PromiseRejectedResult).reason)).toContain(reason);
  });

  it('is asked again what it had in hand when it died', async () => {
    const noise = open(mortal);
    await noise.convergence(question(1), {});
    expect(await noise.convergence(question(5), {})).toBe(1);
  });

  it('answers after a death as before', async () => {
    const noise = open(mortal);
    await noise.convergence(question(3), {}).catch(() => undefined);
    expect(await noise.convergence(question(1), {})).toBe(1);
  });

  it('does not keep a failure: the same question may be asked again', async () => {
    const noise = open(mortal);
    await noise.convergence(question(3), {}).catch(() => undefined);
    await expect(noise.convergence(question(3), {})).rejects.toThrow('exited with code: 3');
  });

  it('lets go of who gave up, and the answer is there for the next', async () => {
    const noise = open(mortal);
    const gone = new AbortController();
    const first = noise.convergence(question(1), { signal: gone.signal });
    gone.abort(new Error('gave up'));
    await expect(first).rejects.toThrow('gave up');
    expect(await noise.convergence(question(1), {})).toBe(1);
  });

  it('tells everybody who waits when it is closed', async () => {
    const noise = open(mortal);
    const asked = noise.convergence(question(1), {});
    await Promise.all([expect(asked).rejects.toThrow('closed'), noise.close()]);
  });
});
