import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import { commandLine, stickyOptions, timeOptions } from '../src/chat/reply-builders.ts';
import type { Action, Block, Reply } from '../src/chat/reply.ts';
import { draftReceipt, type ReceiptDraft } from '../src/community/receipts.ts';
import { type CheckAnswer, checkReport, type CheckReport } from '../src/core/reports/check/check-report.ts';
import { checkCaption, checkSentence, definitionLists, judgedWords } from '../src/core/wording/check-words.ts';
import { StorageError } from '../src/errors.ts';
import { provenance } from '../src/reports/sample-facts.ts';

const RELATIONS = [
  'divergence',
  'ahead',
  'behind',
  'low-correlation',
  'high-correlation',
  'inflow-rise',
  'inflow-fall',
  'forecast-converge',
  'forecast-diverge',
] as const;

/** /check — a sentence in, a judged claim out. */
export default defineCommand({
  name: 'check',
  about: 'Checks a sentence about two markets against the data',
  examples: ['check "Ethereum\'s divergence from the Russell 2000 is unprecedented and may not last"'],
  options: {
    text: { kind: 'text', about: 'The sentence or article to check', maxLength: 10_000 },
    subject: { kind: 'symbol', about: 'Read the claim as being about this market', optional: true },
    benchmark: { kind: 'symbol', about: 'Read the claim as holding it against this market', optional: true },
    relation: { kind: 'choice', about: 'Read the claim as saying this', choices: RELATIONS, optional: true },
    window: {
      kind: 'integer',
      about: 'Read the claim as meaning this many sessions',
      min: 5,
      max: 365,
      optional: true,
    },
    starts: { kind: 'dates', about: 'Days from which history is counted, separated by commas', optional: true },
    ...timeOptions,
  },
  personal: true,
  async run({ window, ...given }, services) {
    const { signal, progress } = services;
    const question = { ...given, windowSessions: window, signal, progress };
    const answer = await checkReport(question, services);
    const sticky = await keep(draftReceipt(services.requester.community, question, answer.report), services);
    return withReceipt(reply(answer, given.text, stickyOptions(given)), sticky);
  },
});

/** The receipt's id; null where a database is there and does not take it, undefined where none is. The answer is given all the same. */
async function keep(said: ReceiptDraft, { receipts }: CommandServices): Promise<string | null | undefined> {
  try {
    return (await receipts?.save(said))?.id;
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}

function withReceipt(reply: Reply, id: string | null | undefined): Reply {
  if (id === undefined) return reply;
  if (id === null) return { ...reply, blocks: [...reply.blocks, { kind: 'note', text: notKept }] };
  return {
    ...reply,
    blocks: [
      ...reply.blocks,
      { kind: 'note', text: `Receipt ${id}: reopen this verdict at any time with receipt ${id}.` },
    ],
    actions: [...reply.actions, { label: 'What happened since?', line: `receipt ${id}`, does: 'new' }],
    report: { ...reply.report, receipt: id },
  };
}

const notKept = 'This verdict could not be stored, so it has no receipt.';

function reply({ report, drawing: chart }: CheckAnswer, text: string, sticky: string): Reply {
  const title = checkSentence(report);
  return {
    title,
    blocks: blocks(report),
    ...(chart === null
      ? {}
      : {
          picture: {
            chart: { ...chart, title: checkCaption(report) },
            altText: `${title} ${report.readAs}`,
            cacheKey: cacheKey(report),
          },
        }),
    actions: actions(report, text, sticky),
    files: [],
    tone: report.verdict === 'untestable' ? 'warning' : 'plain',
    visibility: 'everyone',
    report,
  };
}

function blocks({ readAs, claim, reason, results, skipped }: CheckReport): Block[] {
  const [first, ...others] = results;
  return [
    ...(claim.relation === 'none' ? [] : [{ kind: 'paragraph' as const, text: readAs }]),
    ...list(first === undefined ? [] : definitionLists(first)),
    ...list(others.map(judgedWords)),
    ...skipped
      .filter((sentence) => sentence.reason !== reason && sentence.text !== claim.text)
      .slice(0, 1)
      .map(({ reason: why }): Block => ({ kind: 'note', text: `Not judged: ${why}` })),
    ...notes(first?.finding.facts ?? null),
    ...flowsSamples(results),
  ];
}

/** Source and sample of the flows, once each. */
function flowsSamples(results: CheckReport['results']): Block[] {
  const samples = new Set(results.flatMap(({ finding }) => finding.flowsSample ?? []));
  return [...samples].map((text) => ({ kind: 'note', text }));
}

function list(items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function notes(facts: Parameters<typeof provenance>[0] | null): Block[] {
  if (facts === null) return [];
  return [
    ...facts.notes.map(({ sentence }): Block => ({ kind: 'note', text: sentence })),
    { kind: 'note', text: provenance(facts) },
  ];
}

/** Ways on, and corrections of how the text was read. */
function actions({ results: [first], claim }: CheckReport, text: string, sticky: string): Action[] {
  const facts = first?.finding.facts ?? null;
  if (facts === null) return [{ label: 'What can be checked?', line: 'help check', does: 'new' }];
  const pair = `${facts.subject.symbol} ${facts.benchmark.symbol}`;
  const again = (correction: string): string =>
    commandLine('check', `"${text.replaceAll('"', '”')}"`, correction, sticky);
  const otherReading = claim.relation === 'low-correlation' ? 'divergence' : 'low-correlation';
  return [
    { label: 'How sure?', line: commandLine('multiverse', pair, sticky), does: 'new' },
    { label: 'What happened next?', line: commandLine('history', pair, sticky), does: 'new' },
    {
      label: otherReading === 'divergence' ? 'I meant prices' : 'I meant correlation',
      line: again(`relation:${otherReading}`),
      does: 'edit',
    },
    {
      label: 'Swap the markets',
      line: again(`subject:${facts.benchmark.symbol} benchmark:${facts.subject.symbol}`),
      does: 'edit',
    },
  ];
}

function cacheKey({ results: [first], claim, verdict, reason }: CheckReport): string {
  return ['check', claim.relation, verdict, reason, first?.finding.facts?.asOf, first?.finding.facts?.sampling].join(
    '|',
  );
}
