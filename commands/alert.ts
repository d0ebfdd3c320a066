import {
  communityOf,
  defineCommand,
  lineOf,
  settingsReply,
  type Action,
  type CommandServices,
  type Reply,
} from '../src/chat/command.ts';
import {
  alertDirections,
  alertMeasures,
  ruleProblem,
  usualCooldownSessions,
  usualLevels,
  type AlertMeasure,
  type AlertRule,
} from '../src/core/alerts/alert-rule.ts';
import { alertReport, type AlertReport } from '../src/core/alerts/alert-report.ts';
import type { AlertPlan, Subscription } from '../src/core/community/subscription.ts';
import { UserError } from '../src/core/errors.ts';
import { dateOfEpochDay, epochDay } from '../src/core/market/epoch-day.ts';
import type { Pair } from '../src/core/market/symbol.ts';
import { backtestWords, ruleWords } from '../src/core/wording/alert-words.ts';
import { dayMonthYear } from '../src/core/wording/dates.ts';
import { withSign } from '../src/core/wording/numbers.ts';

const HOUR_MS = 3_600_000;

/** /alert — tells this channel when a pair gets far out, and when it is back. */
export default defineCommand({
  name: 'alert',
  about: 'Tell this channel when a pair gets far out; shows how often it would have fired before saving',
  examples: ['alert', 'alert add ETH RUT', 'alert add ETH RUT measure:correlation enter:0 exit:0.2'],
  allowed: 'moderators',
  options: {
    action: {
      kind: 'choice',
      about: 'What to do',
      choices: ['list', 'add', 'save', 'remove', 'snooze', 'wake', 'on'],
      fallback: 'list',
    },
    pair: { kind: 'pair', about: 'Two markets, for example ETH RUT', fallback: ['ETH', 'RUT'] },
    measure: { kind: 'choice', about: 'What is watched', choices: alertMeasures, fallback: 'gap' },
    direction: { kind: 'choice', about: 'Which way', choices: alertDirections, optional: true },
    window: { kind: 'integer', about: 'Sessions in the window', min: 20, max: 252, optional: true },
    enter: { kind: 'number', about: 'Level at which it begins', min: -100, max: 100, optional: true },
    exit: { kind: 'number', about: 'Level at which it ends', min: -100, max: 100, optional: true },
    escalate: { kind: 'number', about: 'Level to say it once more', min: -100, max: 100, optional: true },
    cooldown: {
      kind: 'integer',
      about: 'Sessions of quiet after an end',
      min: 0,
      max: 252,
      fallback: usualCooldownSessions,
    },
    expires: { kind: 'date', about: 'Last day it is looked at', optional: true },
    days: { kind: 'integer', about: 'Days to snooze', min: 1, max: 365, fallback: 7 },
    id: { kind: 'integer', about: 'Which alert, as the list names it', min: 1, max: 99_999_999_999, optional: true },
  },
  async run(options, services) {
    communityOf(services);
    switch (options.action) {
      case 'list':
        return list('Alerts of this community.', services);
      case 'add':
        return preview(ruleOf(options), options.pair, services);
      case 'save':
        return save(ruleOf(options), options.pair, services);
      case 'remove':
        return remove(options.id, services);
      case 'snooze':
        return change(options.id, services, `snooze for ${options.days} days`, (rule) => ({
          ...rule,
          snoozedUntil: dateOfEpochDay(epochDay(services.market.today()) + options.days),
        }));
      case 'wake':
        return change(options.id, services, 'wake', ({ snoozedUntil: _, ...rule }) => rule);
      case 'on':
        return change(options.id, services, 'switch on again', (rule) => rule);
    }
  },
});

interface Wanted {
  readonly pair: Pair;
  readonly measure: AlertMeasure;
  readonly direction?: AlertRule['direction'] | undefined;
  readonly window?: number | undefined;
  readonly enter?: number | undefined;
  readonly exit?: number | undefined;
  readonly escalate?: number | undefined;
  readonly cooldown: number;
  readonly expires?: string | undefined;
}

function ruleOf({ pair, measure, direction, window, enter, exit, escalate, cooldown, expires }: Wanted): AlertRule {
  const usual = usualLevels[measure];
  const chosenLevels = enter !== undefined || exit !== undefined;
  const further = escalate ?? (chosenLevels ? undefined : usual.escalate);
  const rule: AlertRule = {
    pair: [pair.subject.symbol, pair.benchmark.symbol],
    measure,
    direction: direction ?? usual.direction,
    windowSessions: window ?? usual.windowSessions,
    enter: enter ?? usual.enter,
    exit: exit ?? usual.exit,
    cooldownSessions: cooldown,
    ...(further === undefined ? {} : { escalate: further }),
    ...(expires === undefined ? {} : { expires }),
  };
  const problem = ruleProblem(rule);
  if (problem !== undefined) throw new UserError(problem);
  return rule;
}

/** The line that saves this rule: everything that is not usual, spelled out. */
function saveLine(rule: AlertRule, action: 'save' | 'add', more: Partial<AlertRule> = {}): string {
  const { pair, measure, direction, windowSessions, enter, exit, escalate, cooldownSessions, expires } = {
    ...rule,
    ...more,
  };
  return lineOf(
    `alert ${action} ${pair.join(' ')} measure:${measure} direction:${direction} window:${windowSessions}`,
    `enter:${enter} exit:${exit} cooldown:${cooldownSessions}`,
    escalate === undefined ? undefined : `escalate:${escalate}`,
    expires && `expires:${expires}`,
  );
}

/** Nothing is saved before it was seen how often it would have fired. */
async function preview(rule: AlertRule, pair: Pair, services: CommandServices): Promise<Reply> {
  const { report, drawing } = await alertReport({ rule, pair, signal: services.signal }, services);
  const title = `Alert on ${ruleWords(rule)}. ${backtestWords(report.backtest, report.noiseFires)}`;
  return {
    ...settingsReply(title, nowWords(rule, report), previewActions(rule)),
    picture: {
      drawing,
      altText: title.slice(0, 1000),
      cacheKey: `${saveLine(rule, 'add')}|${report.asOf}|${report.value}`,
    },
    report,
  };
}

function nowWords(rule: AlertRule, { value, asOf, state }: AlertReport): string[] {
  const stands = value === null ? 'not defined yet' : withSign(value, 2);
  return [
    `On ${dayMonthYear(asOf)} it stands at ${stands}${state.stay === undefined ? '' : ', which is beyond the level already: the alert will speak when that ends'}.`,
    `After an end the same side is quiet for ${rule.cooldownSessions} sessions.`,
    'It says that a pair is far out, never that it will come back.',
  ];
}

function previewActions(rule: AlertRule): Action[] {
  const step = rule.measure === 'percentile' ? 2 : rule.measure === 'correlation' ? 0.1 : 0.5;
  const away = rule.direction === 'below' ? -step : step;
  const levels =
    rule.measure === 'record'
      ? []
      : [
          { label: 'Rarer', by: away },
          { label: 'More often', by: -away },
        ];
  return [
    { label: 'Save', line: saveLine(rule, 'save'), does: 'edit' },
    ...levels.map(({ label, by }): Action => ({
      label,
      line: saveLine(shifted(rule, by), 'add'),
      does: 'edit',
      group: 'level',
    })),
    { label: 'Alerts', line: 'alert list', does: 'edit' },
  ];
}

/** All levels moved together, so that they stay in order. */
function shifted(rule: AlertRule, by: number): AlertRule {
  const moved = (level: number): number => Math.round((level + by) * 100) / 100;
  const exit = rule.direction === 'either' ? rule.exit : moved(rule.exit);
  const enter = rule.direction === 'either' ? Math.max(moved(rule.enter), rule.exit + 0.5) : moved(rule.enter);
  return { ...rule, enter, exit, ...(rule.escalate === undefined ? {} : { escalate: moved(rule.escalate) }) };
}

async function save(rule: AlertRule, pair: Pair, services: CommandServices): Promise<Reply> {
  const community = communityOf(services);
  const { asker } = services;
  const missing = await community.missingPermissions(asker.channel);
  if (missing.length > 0)
    throw new UserError(`In this channel Rift may not yet: ${missing.join(', ')}. Allow it, then save again.`);
  const { report } = await alertReport({ rule, pair, signal: services.signal }, services);
  const draft = {
    channel: asker.channel,
    plan: { kind: 'alert', rule } as const,
    nextDueMs: community.nowMs(),
    alertState: report.state,
  };
  await community.saveSubscription(asker, draft, `alert on ${ruleWords(rule)}`);
  return list(`Saved: ${ruleWords(rule)}.`, services);
}

type Alert = Subscription & { readonly plan: AlertPlan };

async function alertsOf(services: CommandServices): Promise<Alert[]> {
  const all = await communityOf(services).subscriptions(services.asker.community);
  return all.filter((one): one is Alert => one.plan.kind === 'alert');
}

async function ownAlert(id: number | undefined, services: CommandServices): Promise<Alert> {
  const found = (await alertsOf(services)).find((alert) => alert.id === String(id));
  if (found !== undefined) return found;
  throw new UserError('Name an alert of this community by its id, as the list shows it.', ['alert list']);
}

async function remove(id: number | undefined, services: CommandServices): Promise<Reply> {
  const { plan, id: known } = await ownAlert(id, services);
  await communityOf(services).removeSubscription(services.asker, known, `remove the alert on ${ruleWords(plan.rule)}`);
  return list('Removed.', services);
}

/** A changed alert is looked at anew within the hour; where it stood is kept. */
async function change(
  id: number | undefined,
  services: CommandServices,
  what: string,
  edit: (rule: AlertRule) => AlertRule,
): Promise<Reply> {
  const community = communityOf(services);
  const { plan, channel, id: known } = await ownAlert(id, services);
  const rule = edit(plan.rule);
  const draft = { id: known, channel, plan: { kind: 'alert', rule } as const, nextDueMs: community.nowMs() + HOUR_MS };
  await community.saveSubscription(services.asker, draft, `${what}: the alert on ${ruleWords(rule)}`);
  return list(`Done: ${what}.`, services);
}

async function list(title: string, services: CommandServices): Promise<Reply> {
  const alerts = await alertsOf(services);
  const items = alerts.map(({ id, plan: { rule }, paused, channel }) => {
    const snoozed = rule.snoozedUntil === undefined ? '' : `, snoozed until ${dayMonthYear(rule.snoozedUntil)}`;
    const stopped = paused === undefined ? '' : `, paused: ${paused.reason}`;
    return `${id}: ${ruleWords(rule)} in ${channel}${snoozed}${stopped}`;
  });
  const actions = alerts
    .slice(0, 5)
    .flatMap(({ id, plan, paused }): Action[] => [
      { label: `Remove ${plan.rule.pair.join('/')}`, line: `alert remove id:${id}`, does: 'edit', group: id },
      plan.rule.snoozedUntil === undefined
        ? { label: 'Snooze a week', line: `alert snooze id:${id}`, does: 'edit', group: id }
        : { label: 'Wake', line: `alert wake id:${id}`, does: 'edit', group: id },
      ...(paused === undefined
        ? []
        : [{ label: 'Switch on again', line: `alert on id:${id}`, does: 'edit', group: id } as const]),
    ]);
  const add: Action = { label: 'Add an alert', line: 'alert add', does: 'edit' };
  return settingsReply(title, items.length === 0 ? ['None yet.'] : items, [add, ...actions]);
}
