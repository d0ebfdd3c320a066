import { inEnglish } from '../../src/messages/speaker.ts';
import { describe, expect, it } from 'vitest';
import { type CommunityEvent, type CommunityEvents, eventMarks, eventsNear } from '../../src/community/events.ts';
import { eventsBetween, knownEvents, rareKinds, rateDecisions } from '../../src/market/known-events.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { ask, commandChat, replyTo, wordsOf } from '../support/command-chat.ts';
import { market } from '../support/markets.ts';
import { afterClose, sampleChat } from '../support/sample-chat.ts';

/** A calendar kept in memory. */
function memoryEvents(): CommunityEvents {
  const kept = new Map<string, CommunityEvent[]>();
  const of = (community: string): CommunityEvent[] => kept.get(community) ?? [];
  return {
    list: (community) => Promise.resolve(of(community).toSorted((a, b) => (a.date < b.date ? -1 : 1))),
    add: (community, event) => Promise.resolve(void kept.set(community, [...of(community), event])),
    remove: (community, date) => {
      const gone = of(community).filter((event) => event.date === date).length;
      kept.set(
        community,
        of(community).filter((event) => event.date !== date),
      );
      return Promise.resolve(gone);
    },
  };
}

const chatWithEvents = () =>
  commandChat(
    openSimulation(() => afterClose),
    { communityEvents: memoryEvents() },
  );

describe('known events', () => {
  it('stand once: no day carries the same label twice', () => {
    const keys = knownEvents.map(({ date, label }) => `${date} ${inEnglish(label)}`);
    expect(keys).toHaveLength(new Set(keys).size);
  });

  it('are in order and on days that exist', () => {
    const days = knownEvents.map(({ date }) => date);
    expect(days).toEqual(days.toSorted());
    const whole = days.filter(({ length }) => length === 10);
    expect(whole.map((day) => new Date(day).toISOString().slice(0, 10))).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
  });

  it('have short labels', () => {
    for (const { label } of knownEvents) expect(inEnglish(label).length).toBeLessThanOrEqual(22);
  });

  it.each([
    ['2022-09-15', 'Merge'],
    ['2023-04-12', 'Shapella'],
    ['2024-01-11', 'Spot Bitcoin ETFs'],
    ['2024-07-23', 'Spot Ether ETFs'],
    ['2022-11-11', 'FTX bankruptcy'],
    ['2020-03-12', 'COVID crash'],
  ])('know that %s is %s', (date, label) => {
    expect(eventsBetween(date, date, { kinds: rareKinds }).map((event) => inEnglish(event.label))).toContain(label);
  });

  it('are on no day where only the month is known', () => {
    expect(eventsBetween('2013-01-01', '2013-12-31')).toEqual([]);
    expect(knownEvents.map(({ date }) => date)).toContain('2013-05');
  });

  it('name the month of a fact that people date by its month', () => {
    expect(knownEvents.find(({ label }) => inEnglish(label) === 'COVID crash')!.countedFrom).toBe('2020-03');
  });
});

describe('rate decisions', () => {
  it('come eight times a year, seven times in 2020', () => {
    const years = Map.groupBy(rateDecisions, ({ date }) => date.slice(0, 4));
    const counts = [...years].map(([year, days]) => [year, days.length]);
    expect(counts).toEqual(Array.from({ length: 11 }, (_, i) => [`${2017 + i}`, 2017 + i === 2020 ? 7 : 8]));
  });

  it('fall on a Wednesday, on a Thursday only in the weeks of three elections', () => {
    const others = rateDecisions.filter(({ date }) => new Date(date).getUTCDay() !== 3).map(({ date }) => date);
    expect(others).toEqual(['2018-11-08', '2020-11-05', '2024-11-07']);
  });

  it('fall on trading days', () => {
    const known = rateDecisions.filter(({ date }) => date <= nyseCalendar.lastDate);
    expect(known.filter(({ date }) => nyseCalendar.session(date) === undefined)).toEqual([]);
  });
});

describe('events of a pair', () => {
  it('leave network upgrades out where no chain is among the markets', () => {
    const marks = eventMarks([market('RUT'), market('GOLD')], { from: '2022-01-01', to: '2022-12-31' }, []);
    expect(marks.map(({ label }) => inEnglish(label))).toEqual(['Invasion of Ukraine']);
  });

  it('keep what concerns one chain to that chain', () => {
    const labels = (symbol: string) =>
      eventMarks([market(symbol)], { from: '2022-09-01', to: '2022-09-30' }, []).map(({ label }) => inEnglish(label));
    expect([labels('ETH'), labels('BTC')]).toEqual([['Merge'], []]);
  });

  it('hold the first and the last day and nothing outside', () => {
    const own = ['2024-01-01', '2024-01-02', '2024-01-31', '2024-02-01'].map((date) => ({ date, label: date }));
    const marks = eventMarks([market('GOLD')], { from: '2024-01-02', to: '2024-01-31' }, own);
    expect(marks.map(({ date }) => date)).toEqual(['2024-01-02', '2024-01-31']);
  });

  it('count as near up to seven days on either side', () => {
    const marks = ['2024-01-02', '2024-01-03', '2024-01-17', '2024-01-18'].map((date) => ({ date, label: date }));
    expect(eventsNear(['2024-01-10'], marks).map(({ daysBefore }) => daysBefore)).toEqual([7, -7]);
  });
});

describe('charts', () => {
  it.each(['divergence ETH RUT', 'correlation ETH RUT'])('carry no event unless asked: %s', async (line) => {
    const [plain, marked] = await Promise.all([
      replyTo(sampleChat(), line),
      replyTo(sampleChat(), `${line} events:yes`),
    ]);
    expect(plain.picture!.chart).toMatchObject({ events: [] });
    expect((marked.picture!.chart as { events: unknown }).events).toContainEqual({
      date: '2024-03-13',
      label: 'Dencun',
    });
    expect(marked.picture!.cacheKey).not.toBe(plain.picture!.cacheKey);
  });

  it('are numbered from the newest on, and told in that order', async () => {
    const { picture, blocks } = await replyTo(sampleChat(), 'divergence ETH RUT events:yes');
    const { events } = picture!.chart as { events: readonly { date: string; label: string }[] };
    const told = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(events.map(({ date }) => date)).toEqual(
      events
        .map(({ date }) => date)
        .toSorted()
        .toReversed(),
    );
    expect(told).toEqual(events.map(({ label }, i) => expect.stringContaining(`${i + 1}: ${label}`) as string));
  });

  it('keep the marks when another window is chosen', async () => {
    const { actions } = await replyTo(sampleChat(), 'divergence ETH RUT events:yes');
    expect(actions.filter(({ group }) => group === 'window').every(({ line }) => line.includes('events:yes'))).toBe(
      true,
    );
  });

  it('mark what one community added for that community alone, also at the same moment', async () => {
    const chat = chatWithEvents();
    await replyTo(chat, 'eventadd 2025-05-05 "Our own day"', { community: 'discord:1' });
    const replies = await Promise.all(
      ['discord:1', 'discord:2'].map((community) => replyTo(chat, 'divergence ETH RUT events:yes', { community })),
    );
    const marks = replies.map(({ picture }) => JSON.stringify(picture!.chart));
    expect(marks.map((words) => words.includes('Our own day'))).toEqual([true, false]);
  });

  it('name in the history what happened near an entry, without calling it a cause', async () => {
    const chat = chatWithEvents();
    const { report } = await replyTo(chat, 'history ETH RUT');
    const [first] = (report as { episodes: { start: string }[] }).episodes;
    await replyTo(chat, `eventadd ${first!.start} "A strange day"`);
    const words = wordsOf(await replyTo(chat, 'history ETH RUT events:yes'));
    expect(words).toContain('A strange day, on the day of the entry of');
    expect(words).toContain('Near in time is not a cause.');
  });
});

describe('the list of events', () => {
  it('leaves rate decisions out unless they are asked for', async () => {
    const kinds = async (line: string): Promise<Set<string>> => {
      const { report } = await replyTo(sampleChat(), line);
      return new Set((report as { events: { kind: string }[] }).events.map(({ kind }) => kind));
    };
    expect((await kinds('events')).has('fomc')).toBe(false);
    expect(await kinds('events fomc')).toEqual(new Set(['fomc']));
  });

  it('begins where it is asked to', async () => {
    const { report } = await replyTo(sampleChat(), 'events since:2025-01-01');
    expect((report as { events: { date: string }[] }).events[0]!.date).toBe('2025-02-21');
  });

  it('shows what was added here, and no longer once it is taken away', async () => {
    const chat = chatWithEvents();
    await replyTo(chat, 'eventadd 2026-05-01 "Our token listed"');
    expect(wordsOf(await replyTo(chat, 'events own'))).toContain('1 May 2026: Our token listed');
    await replyTo(chat, 'eventremove 2026-05-01');
    expect((await ask(chat, 'events own')).kind).toBe('refused');
  });

  it('is changed by moderators alone', async () => {
    const outcome = await ask(chatWithEvents(), 'eventadd 2026-05-01 "x"', { moderator: false });
    expect(outcome).toMatchObject({
      kind: 'refused',
      reply: { title: expect.stringMatching(/moderators/i) as string },
    });
  });

  it.each([
    ['eventadd 2026-05-01 " "', 'label'],
    ['eventremove 2026-05-01', 'Nothing was added here on 1 May 2026.'],
  ])('refuses %s with what would be right', async (line, words) => {
    const { kind, reply } = await ask(chatWithEvents(), line);
    expect(kind).toBe('refused');
    expect(reply.title).toContain(words);
  });

  it('takes at most a hundred of a community', async () => {
    const communityEvents = memoryEvents();
    const chat = commandChat(
      openSimulation(() => afterClose),
      { communityEvents },
    );
    for (let i = 0; i < 100; i++) await communityEvents.add('cli:1', { date: '2026-01-01', label: `${i}` });
    expect((await ask(chat, 'eventadd 2026-05-01 "one more"')).reply.title).toContain('already 100 events');
  });

  it('says that nothing can be added where nothing is stored', async () => {
    const { reply } = await ask(sampleChat(), 'eventadd 2026-05-01 "x"');
    expect(reply.title).toBe('Events of your own cannot be kept here: no database is open.');
  });
});
