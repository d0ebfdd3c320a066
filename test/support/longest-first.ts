import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, in the order in which it is begun. All others take a few seconds at most. */
const longest = [
  ...['jobs/simulated-year.long', 'trial/chaos.long', 'docs/recipes.long', 'trial/processes.long', 'jobs/crowd.long'],
  'adapters/silence-and-forgery',
  'adapters/discord',
  'e2e/platforms',
  'adapters/web/page',
  'e2e/chats',
  'charts/figures',
  'messages/first-lines',
  'e2e/start-stop',
  'e2e/errors',
  'adapters/cli/run-batch',
  'property/reports',
  'market/live/live-market',
  'adapters/no-moderator',
  'contract/stores',
  'contract/adapters',
  'e2e/ask',
  'e2e/live',
  'e2e/monitoring',
  'docs/commands',
].map((name) => `test/${name}.test.ts`);

/**
 * Long files first, so that none of them is left over at the end while a core has nothing to do. A clone that never ran
 * the tests knows of no file how long it takes, and the size of a file says little about it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  const at = longest.indexOf(relative(project.config.root, moduleId));
  return at === -1 ? longest.length : at;
}
