import { beforeAll } from 'vitest';
import { collectingBegins, testsBegin } from './reference-folder.ts';

collectingBegins(); // said again for each file, also where files share a process
beforeAll(testsBegin);
