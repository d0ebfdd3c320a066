import { afterEach, describe, expect, test } from 'vitest';
import type { ReceiptDraft } from '../../src/community/receipts.ts';
import { createCommunityEvents, createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { speakerOf } from '../../src/messages/speaker.ts';
import { msg } from '../../src/messages/text.ts';
import { createReceiptStore } from '../../src/storage/receipt-store.ts';
import { databases } from '../support/databases.ts';

const opened: Database[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

async function open(url: string): Promise<Database> {
  const database = await openDatabase(url);
  opened.push(database);
  return database;
}

const said = (hash: string, community = 'discord:1'): ReceiptDraft => ({
  community,
  hash: hash.padEnd(64, '0'),
  said: 'Not supported. “Never” is a big word — 0.1 + 0.2',
  simulated: false,
  question: {
    text: 'ETH never …',
    subject: null,
    benchmark: 'RUT',
    relation: null,
    windowSessions: 60,
    starts: ['2018-01-02'],
  },
  claims: [
    {
      text: 'ETH never …',
      relation: 'divergence',
      subject: 'ETH',
      benchmark: 'RUT',
      windowSessions: null,
      verdict: 'not supported',
      reason: 'because',
      asOf: '2026-06-25',
      sampling: 'utc',
      closes: { subject: 0.1 + 0.2, benchmark: 1e-7 },
      inputHash: 'ab',
    },
  ],
});

describe.each(databases)('The receipt book on $name', ({ newUrl }) => {
  const newBook = async (clock = { ms: 1_000 }) => createReceiptStore(await open(await newUrl()), () => clock.ms);

  test('gives back what was said exactly, with its instant and an id', async () => {
    const book = await newBook();
    const receipt = await book.save(said('a1'));
    expect(receipt).toEqual({ ...said('a1'), id: receipt.id, atMs: 1_000 });
    expect(await book.find('discord:1', receipt.id)).toEqual(receipt);
  });

  test('keeps an answer so that it can be said in another language later', async () => {
    const book = await newBook();
    const [claim] = said('a1').claims;
    const { id } = await book.save({
      ...said('a1'),
      said: msg('check.isNotTrue'),
      claims: [{ ...claim!, reason: msg('check.didNotMove') }],
    });
    const kept = await book.find('discord:1', id);
    const german = speakerOf({ language: 'de', numbers: 'usual' });
    expect([kept?.said, kept?.claims[0]?.reason].map((text) => german.say(text ?? ''))).toEqual([
      'Nein',
      'Einer von beiden hat sich zu wenig bewegt, um es zu messen',
    ]);
  });

  test('keeps the same verdict once, as it was said first', async () => {
    const clock = { ms: 1_000 };
    const book = await newBook(clock);
    const first = await book.save(said('a1'));
    clock.ms = 2_000;
    expect(await book.save(said('a1'))).toEqual(first);
    expect(await book.list('discord:1', 9)).toHaveLength(1);
  });

  test('gives another id where the first is taken by another verdict', async () => {
    const book = await newBook();
    const shared = 'abcdefabcd';
    const one = await book.save(said(`${shared}1111111111`));
    const other = await book.save(said(`${shared}2222222222`));
    expect(other.id).not.toBe(one.id);
    expect((await book.find('discord:1', one.id))?.hash).toBe(one.hash);
    expect((await book.find('discord:1', other.id))?.hash).toBe(other.hash);
  });

  test('shows no community the receipts of another', async () => {
    const book = await newBook();
    const { id } = await book.save(said('a1', 'discord:1'));
    expect(await book.find('discord:2', id)).toBeUndefined();
    expect(await book.list('discord:2', 9)).toEqual([]);
  });

  test('keeps the same verdict for each community apart', async () => {
    const book = await newBook();
    await Promise.all([book.save(said('a1', 'discord:1')), book.save(said('a1', 'telegram:-5'))]);
    expect(await book.list('discord:1', 9)).toHaveLength(1);
    expect(await book.list('telegram:-5', 9)).toHaveLength(1);
  });

  test('keeps one receipt of verdicts said at the same moment', async () => {
    const book = await newBook();
    const ids = await Promise.all(Array.from({ length: 8 }, () => book.save(said('a1'))));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });

  test('lists the newest first, and no more than asked', async () => {
    const clock = { ms: 0 };
    const book = await newBook(clock);
    for (const hash of ['a1', 'b2', 'c3']) {
      clock.ms += 1_000;
      await book.save(said(hash));
    }
    expect((await book.list('discord:1', 2)).map(({ atMs }) => atMs)).toEqual([3_000, 2_000]);
  });

  test('is still there when the database is opened again', async () => {
    const url = await newUrl();
    const { id } = await createReceiptStore(await open(url), () => 1).save(said('a1'));
    expect(await createReceiptStore(await open(url), () => 2).find('discord:1', id)).toMatchObject({ atMs: 1 });
  });
});

describe.each(databases)('The community events on $name', ({ newUrl }) => {
  const newEvents = async () => createCommunityEvents(await open(await newUrl()));

  test('come back oldest first', async () => {
    const events = await newEvents();
    await events.add('discord:1', { date: '2026-05-01', label: 'later' });
    await events.add('discord:1', { date: '2025-05-01', label: 'earlier' });
    expect((await events.list('discord:1')).map(({ label }) => label)).toEqual(['earlier', 'later']);
  });

  test('are added once', async () => {
    const events = await newEvents();
    const event = { date: '2026-05-01', label: 'listed' };
    await events.add('discord:1', event);
    await events.add('discord:1', event);
    expect(await events.list('discord:1')).toEqual([event]);
  });

  test('belong to one community', async () => {
    const events = await newEvents();
    await events.add('discord:1', { date: '2026-05-01', label: 'listed' });
    expect(await events.list('discord:2')).toEqual([]);
    expect(await events.remove('discord:2', '2026-05-01')).toBe(0);
  });

  test('say how many of a day were taken away', async () => {
    const events = await newEvents();
    await events.add('discord:1', { date: '2026-05-01', label: 'one' });
    await events.add('discord:1', { date: '2026-05-01', label: 'two' });
    await events.add('discord:1', { date: '2026-05-02', label: 'three' });
    expect(await events.remove('discord:1', '2026-05-01')).toBe(2);
    expect((await events.list('discord:1')).map(({ label }) => label)).toEqual(['three']);
  });
});

const keepAll = {
  ...{ deliveriesMs: 0, auditMs: 0, goneMs: 0, linesMs: 0 },
  ...{ revisionsMs: 0, receiptsMs: 0, datesMs: 0 },
};

describe.each(databases)('What a community leaves behind on $name', ({ newUrl }) => {
  const start = async () => {
    const database = await open(await newUrl());
    const parts = {
      receipts: createReceiptStore(database, () => 1),
      events: createCommunityEvents(database),
      book: createCommunityStore(database, () => 1),
      ledger: createDeliveryQueue(database),
    };
    for (const community of ['telegram:-5', 'telegram:-55']) {
      await parts.receipts.save(said('a1', community));
      await parts.events.add(community, { date: '2026-05-01', label: 'listed' });
    }
    return parts;
  };
  const town = { person: 'telegram:9', community: 'telegram:-5', moderator: true };

  test('is in its export', async () => {
    const { book } = await start();
    expect(await book.exportCommunity(town)).toMatchObject({
      receipts: [{ community: 'telegram:-5' }],
      events: [{ label: 'listed' }],
    });
  });

  test('is deleted with it, and that of others is not', async () => {
    const { book, receipts, events } = await start();
    await book.forgetCommunity(town);
    expect(await receipts.list('telegram:-5', 9)).toEqual([]);
    expect(await events.list('telegram:-5')).toEqual([]);
    expect(await receipts.list('telegram:-55', 9)).toHaveLength(1);
    expect(await events.list('telegram:-55')).toHaveLength(1);
  });

  test('is deleted once a verdict was given too long ago', async () => {
    const { ledger, receipts } = await start();
    await ledger.prune({ ...keepAll, receiptsMs: 1 });
    expect(await receipts.list('telegram:-5', 9)).toHaveLength(1);
    await ledger.prune({ ...keepAll, receiptsMs: 2 });
    expect(await receipts.list('telegram:-5', 9)).toEqual([]);
  });

  test('is deleted once a date is too long ago', async () => {
    const { ledger, events } = await start();
    await ledger.prune({ ...keepAll, datesMs: Date.UTC(2026, 4, 1) });
    expect(await events.list('telegram:-5')).toHaveLength(1);
    await ledger.prune({ ...keepAll, datesMs: Date.UTC(2026, 4, 2) });
    expect(await events.list('telegram:-5')).toEqual([]);
  });

  test('goes with a group that gets another name, and joins what is there', async () => {
    const { ledger, receipts, events } = await start();
    await receipts.save(said('b2', 'telegram:-1005'));
    await receipts.save(said('a1', 'telegram:-1005'));
    await ledger.moveChannel('telegram:-5', 'telegram:-1005');
    expect((await receipts.list('telegram:-1005', 9)).map(({ hash }) => hash.slice(0, 2)).toSorted()).toEqual([
      'a1',
      'b2',
    ]);
    expect(await events.list('telegram:-1005')).toHaveLength(1);
    expect(await receipts.list('telegram:-5', 9)).toEqual([]);
  });
});
