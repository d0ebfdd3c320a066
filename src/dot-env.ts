/**
 * Loaded before the program by the npm scripts: reads `.env` from the folder it is started in. What stands in the
 * environment already wins. The program itself does not look for the file, so that whoever starts it decides.
 */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

if (existsSync('.env')) loadEnvFile('.env');
