import { beforeAll } from 'vitest';
import { testsBegin } from './reference-folder.ts';

beforeAll(testsBegin);
