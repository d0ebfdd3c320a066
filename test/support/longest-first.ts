import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, in the order in which it is begun. All others take a few seconds at most. */
const longest = [
  'adapters/web/page',
  'e2e/platforms',
  'e2e/ask-oracle',
  'e2e/chats',
  'e2e/start-stop',
  'jobs/killed-in-queue',
  'e2e/live',
  'adapters/discord',
  'adapters/silence-and-forgery',
  'adapters/private-answers',
  'e2e/errors',
  'contract/adapters',
  'adapters/cli/run-batch',
  'charts/figures',
  'market/live/live-market',
  'messages/first-lines',
  'property/reports',
  'docs/commands',
].map((name) => `test/${name}.test.ts`);

/**
 * Long files first, so that none of them is left over at the end while a core has nothing to do. A clone that never ran
 * the tests knows of no file how long it takes, and the size of a file says little about it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files); // projects one after the other
    const projects = [...Map.groupBy(usual, ({ project }) => project.name).values()];
    return projects.flatMap((all) => all.toSorted((a, b) => rankOf(a) - rankOf(b)));
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  const at = longest.indexOf(relative(project.config.root, moduleId));
  return at === -1 ? longest.length : at;
}
