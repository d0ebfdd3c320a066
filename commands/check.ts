import { type CommandServices, defineCommand, receiptOwner } from '../src/chat/command.ts';
import { commandLine, answeredDay, stickyOptions, timeOptions } from '../src/chat/reply-builders.ts';
import {
  type Action,
  type AnsweredDay,
  behindDetails,
  type Block,
  type Picture,
  type Reply,
} from '../src/chat/reply.ts';
import {
  checkCaption,
  checkTitle,
  familiesOf,
  partsOf,
  quotedIn,
  restOfAnswer,
  claimRows,
  skippedOf,
} from '../src/claims/answers.ts';
import {
  type CheckAnswer,
  type CheckQuestion,
  checkReport,
  type CheckReport,
  type JudgedClaim,
} from '../src/claims/check.ts';
import { relations } from '../src/claims/claim.ts';
import { draftReceipt, type ReceiptDraft } from '../src/community/receipts.ts';
import { StorageError } from '../src/errors.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { joined, msg, type Text } from '../src/messages/text.ts';

/** /check — a sentence in, a judged claim out. */
export default defineCommand({
  name: 'check',
  about: msg('commands.check'),
  heavy: true,
  examples: ['check "Ethereum\'s divergence from the Russell 2000 is unprecedented and may not last"'],
  options: {
    text: { kind: 'text', about: msg('commands.checkText'), maxLength: 10_000 },
    subject: { kind: 'symbol', about: msg('commands.checkSubject'), optional: true },
    benchmark: { kind: 'symbol', about: msg('commands.checkBenchmark'), optional: true },
    relation: { kind: 'choice', about: msg('commands.checkRelation'), choices: relations, optional: true },
    window: {
      kind: 'integer',
      about: msg('commands.checkWindow'),
      min: 5,
      max: 365,
      optional: true,
    },
    starts: { kind: 'dates', about: msg('commands.starts'), optional: true },
    ...timeOptions,
  },
  personal: true,
  async run({ window, ...given }, services) {
    const { signal, progress } = services;
    const question = { ...given, windowSessions: window, signal, progress };
    const answer = await checkReport(question, services);
    const lines = { sticky: stickyOptions(given), again: againLine(answer.report, question) };
    const day = dayOf(answer.report, given.asOf ?? services.market.today());
    const said = { ...reply(answer, given.text, lines), ofDay: judgedOn(checkTitle(answer.report), day) };
    if (isAboutNothing(answer.report)) return { ...said, visibility: 'asker' };
    return withReceipt(
      said,
      await keep(draftReceipt(receiptOwner(services.requester), question, answer.report), services),
    );
  },
});

/** The day it was judged as of: that of its prices, unless every claim speaks of a day of its own. */
function dayOf({ results }: CheckReport, asked: string): AnsweredDay {
  const judged = results.flatMap(({ claim, finding }) =>
    claim.asOf === null && finding.facts !== null ? [finding.facts] : [],
  );
  const latest = judged.toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))[0];
  return { day: latest?.asOf ?? asked, everyDay: latest?.everyDay === true };
}

/** A verdict of a past day names it first where there is room for both; one of two markets is never left out for it. */
const judgedOn = (title: Text, of: AnsweredDay): AnsweredDay => answeredDay(title, of, { title, lead: title });

/** Whether nothing was said that any data could be held against. What is forecast can be, later on. */
function isAboutNothing({ results }: CheckReport): boolean {
  return results.every(({ verdict, finding }) => verdict === 'untestable' && finding.facts === null);
}

/** The receipt's id; null where a database is there and does not take it, undefined where none is. The answer is given all the same. */
async function keep(said: ReceiptDraft, { receipts }: CommandServices): Promise<string | null | undefined> {
  try {
    return (await receipts?.save(said))?.id;
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}

function withReceipt(reply: Reply<Text>, id: string | null | undefined): Reply<Text> {
  if (id === undefined) return reply;
  if (id === null) return { ...reply, blocks: [...reply.blocks, note(msg('check.notKept'))] };
  return {
    ...reply,
    ...(reply.picture && { picture: pictureOfReceipt(reply.picture, id) }),
    blocks: [...reply.blocks, ...behindDetails([note(msg('check.receipt', { id }))])],
    actions: [...reply.actions, { label: msg('check.whatSince'), line: `receipt ${id}`, does: 'new' }],
    report: { ...reply.report, receipt: id },
  };
}

/** The picture says how the verdict is had again. */
function pictureOfReceipt({ chart, altText, cacheKey }: Picture<Text>, id: string): Picture<Text> {
  return { chart: { ...chart, command: `receipt ${id}` }, altText, cacheKey: `${cacheKey}|${id}` };
}

/** What the lines of a reply hand on. */
interface Lines {
  readonly sticky: string;
  /** The line that gives this answer again. */
  readonly again: string;
}

/** A claim as one word of a command line. */
const quoted = (text: string): string => `"${text.replaceAll('"', '”')}"`;

/** The line that gives a verdict again: the day and every correction first, since a long claim may be cut. */
function againLine({ results }: CheckReport, question: CheckQuestion): string {
  const { text, asOf, sampling, subject, benchmark, relation, windowSessions, starts } = question;
  const options = {
    as_of: asOf ?? results[0]!.finding.facts?.asOf,
    sampling,
    subject: subject?.symbol,
    benchmark: benchmark?.symbol,
    relation,
    window: windowSessions,
    starts: starts?.join(),
  };
  const words = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}`]));
  return commandLine('check', ...words, quoted(text));
}

function reply({ report, drawing: chart }: CheckAnswer, text: string, { sticky, again }: Lines): Reply<Text> {
  const title = checkTitle(report);
  return {
    title,
    blocks: blocks(report),
    ...(chart === null
      ? {}
      : {
          picture: {
            chart: { ...chart, title: checkCaption(report), claim: quotedIn(report), command: again },
            altText: joined([title, report.readAs]),
            cacheKey: `${cacheKey(report)}|${again}`,
          },
        }),
    actions: actions(report, text, sticky),
    files: [],
    tone: report.verdict === 'untestable' ? 'warning' : 'plain',
    visibility: 'everyone',
    report,
  };
}

/** How it was read, what holds, how unusual it is by chance; behind *Details* how it was measured. */
function blocks({ readAs, claim, results, skipped }: CheckReport): Block<Text>[] {
  const [first] = results;
  const left = skippedOf({ skipped, results }).map(note);
  if (results.length > 1 || first === undefined) {
    // each row quotes what was said
    return [...list(claimRows(results)), ...left, ...behindDetails([paragraph(readAs), ...measured(results)])];
  }
  const reading = claim.aspect === 'none' ? [] : [paragraph(readAs)];
  return [...reading, ...held(first), ...left, ...behindDetails(measured(results))];
}

/** What holds and how unusual it is by chance; what holds in part is said part by part, else that is a detail. */
function held(result: JudgedClaim): Block<Text>[] {
  const rest = restOfAnswer(result);
  const { chance } = result.finding;
  const parts = list(partsOf(result));
  const isPartly = result.verdict === 'partly' || result.verdict === 'untestable';
  return [
    ...(rest === null ? [] : [paragraph(rest)]),
    ...(isPartly ? parts : behindDetails(parts)),
    ...(chance === null ? [] : [paragraph(chance)]),
  ];
}

/** Definitions, samples and sources, each once. */
function measured(results: CheckReport['results']): Block<Text>[] {
  const [first] = results;
  const own = results.length === 1 ? [...first!.finding.details, ...familiesOf(first!)] : [];
  const facts = first?.finding.facts ?? null;
  const sources = facts === null ? [] : [...facts.notes.map(({ sentence }) => sentence), provenance(facts)];
  const flows = results.flatMap(({ finding }) => finding.flowsSample ?? []);
  return [...new Set([...own, ...sources, ...flows])].map(note);
}

function paragraph(text: Text): Block<Text> {
  return { kind: 'paragraph', text };
}

function note(text: Text): Block<Text> {
  return { kind: 'note', text };
}

function list(items: readonly Text[]): Block<Text>[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Ways on, and corrections of how the text was read. */
function actions({ results, claim }: CheckReport, text: string, sticky: string): Action<Text>[] {
  const { facts, offers } = results[0]!.finding;
  const again = (correction: string): string => commandLine('check', quoted(text), correction, sticky);
  const offered = offers.map(({ label, correction }): Action<Text> => ({
    label,
    line: again(correction),
    does: 'edit',
  }));
  if (facts === null)
    return offered.length > 0 ? offered : [{ label: msg('check.whatCanBe'), line: 'help check', does: 'new' }];
  const pair = `${facts.subject.symbol} ${facts.benchmark.symbol}`;
  const isOfPrices = !claim.relation.endsWith('correlation');
  return [
    { label: msg('buttons.howSure'), line: commandLine('multiverse', pair, sticky), does: 'new' },
    { label: msg('buttons.whatNext'), line: commandLine('history', pair, sticky), does: 'new' },
    {
      label: isOfPrices ? msg('check.meantCorrelation') : msg('check.meantPrices'),
      line: again(`relation:${isOfPrices ? 'low-correlation' : 'divergence'}`),
      does: 'edit',
    },
    {
      label: msg('check.swap'),
      line: again(`subject:${facts.benchmark.symbol} benchmark:${facts.subject.symbol}`),
      does: 'edit',
    },
  ];
}

/** Every claim with the rows it was judged on: whichever of them is drawn, other rows give another picture. */
function cacheKey({ results }: CheckReport): string {
  return ['check', ...results.map(({ verdict, inputHash }) => `${verdict} ${inputHash.slice(0, 16)}`)].join('|');
}
