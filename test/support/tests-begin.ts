import { afterEach, beforeAll, vi } from 'vitest';
import { collectingBegins, testsBegin } from './reference-folder.ts';

collectingBegins(); // said again for each file, also where files share a process
beforeAll(testsBegin);
afterEach(() => void vi.useRealTimers()); // time that a failed test stopped would stand still in the files after it
