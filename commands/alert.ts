import { alertReport, type AlertReport } from '../src/alerts/alert-report.ts';
import {
  alertDirections,
  type AlertMeasure,
  alertMeasures,
  type AlertRule,
  alertSeries,
  defaultAlertLevels,
  defaultCooldownSessions,
  furthestAlertLevel,
  ruleProblem,
} from '../src/alerts/alert-rule.ts';
import { type AlertState, armAlert } from '../src/alerts/alert-state.ts';
import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import { commandLine, requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Reply } from '../src/chat/reply.ts';
import type { AlertPlan, Subscription } from '../src/community/schedule.ts';
import { UserError } from '../src/errors.ts';
import { dateOfEpochDay, epochDay, HOUR_MS } from '../src/market/calendar-days.ts';
import { loadPair } from '../src/market/load-markets.ts';
import { resolvePair } from '../src/market/resolve.ts';
import type { Pair } from '../src/market/ports.ts';
import {
  alertBacktestWords,
  alertPicture,
  alertPreviewSentence,
  alertValueText,
  nullModelRangeWords,
  rowsOf,
  ruleWords,
} from '../src/messages/alert.ts';
import { nameFor } from '../src/market/known-markets.ts';
import { permissionsText } from '../src/messages/chats.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

/** /alert — tells this channel when a pair gets far out, and when it is back. */
export default defineCommand({
  name: 'alert',
  about: msg('commands.alert'),
  examples: [
    'alert',
    'alert add ETH RUT',
    'alert add ETH RUT measure:correlation enter:0 exit:0.2',
    'alert add BTC GOLD measure:percentile',
  ],
  forCommunities: true,
  allowed: 'moderators',
  options: {
    action: {
      kind: 'choice',
      about: msg('commands.action'),
      choices: ['list', 'add', 'save', 'remove', 'snooze', 'wake', 'on', 'mention'],
      fallback: 'list',
    },
    pair: { kind: 'pair', about: msg('commands.pair'), optional: true },
    measure: { kind: 'choice', about: msg('commands.alertMeasure'), choices: alertMeasures, fallback: 'gap' },
    direction: { kind: 'choice', about: msg('commands.alertDirection'), choices: alertDirections, optional: true },
    window: { kind: 'integer', about: msg('commands.window'), min: 20, max: 252, optional: true },
    enter: { kind: 'number', about: msg('commands.alertEnter'), min: -1000, max: 1e9, optional: true },
    exit: { kind: 'number', about: msg('commands.alertExit'), min: -1000, max: 1e9, optional: true },
    escalate: { kind: 'number', about: msg('commands.alertEscalate'), min: -1000, max: 1e9, optional: true },
    cooldown: {
      kind: 'integer',
      about: msg('commands.alertCooldown'),
      min: 0,
      max: 252,
      fallback: defaultCooldownSessions,
    },
    expires: { kind: 'date', about: msg('commands.alertExpires'), optional: true },
    role: {
      kind: 'text',
      byName: true,
      about: msg('commands.alertRole'),
      maxLength: 40,
      picks: 'role',
      optional: true,
    },
    days: { kind: 'integer', about: msg('commands.alertDays'), min: 1, max: 365, fallback: 7 },
    id: { kind: 'integer', about: msg('commands.alertId'), min: 1, max: 99_999_999_999, optional: true },
  },
  async run(options, services) {
    requireCommunity(services);
    switch (options.action) {
      case 'list':
        return list(msg('alert.title'), services);
      case 'add':
        return options.pair === undefined
          ? whichPair(services)
          : preview(await ruleOf(options, options.pair, services), options.pair, services);
      case 'save':
        if (options.pair === undefined) throw new UserError(msg('alert.namePair'), ['alert add']);
        return save(await ruleOf(options, options.pair, services), options.pair, services);
      case 'remove':
        return remove(options.id, services);
      case 'snooze':
        return change(options.id, services, msg('alert.snooze', { days: options.days }), (rule) => ({
          ...rule,
          snoozedUntil: dateOfEpochDay(epochDay(services.market.today()) + options.days),
        }));
      case 'wake':
        return change(options.id, services, msg('alert.wake'), ({ snoozedUntil: _, ...rule }) => rule);
      case 'on':
        return change(options.id, services, msg('alert.switchOn'), ({ expires: _, ...rule }) => rule);
      case 'mention':
        return change(options.id, services, msg('alert.mention'), ({ mentionRole: _, ...rule }) => ({
          ...rule,
          ...mentionOf(options.role, services),
        }));
    }
  },
});

interface AlertOptions {
  readonly measure: AlertMeasure;
  readonly direction?: AlertRule['direction'] | undefined;
  readonly window?: number | undefined;
  readonly enter?: number | undefined;
  readonly exit?: number | undefined;
  readonly escalate?: number | undefined;
  readonly cooldown: number;
  readonly expires?: string | undefined;
  readonly role?: string | undefined;
}

/** Pairs that are offered beside those that are watched. */
const OFFERED_PAIRS = ['ETH/RUT', 'BTC/GOLD', 'ETH/BTC', 'BTC/NDX', 'GOLD/DXY'];

/** The first step of a new alert. */
async function whichPair(services: CommandServices): Promise<Reply<Text>> {
  const { market, requester } = services;
  const { watched } = await requireCommunity(services).settings(requester.community);
  const carried = OFFERED_PAIRS.filter((pair) => resolvePair(market.catalogue(), pair).kind === 'resolved');
  const pairs = [...new Set([...watched.map((pair) => pair.join('/')), ...carried])];
  return settingsReply(
    msg('alert.whichPair'),
    [msg('alert.whatNext')],
    [
      ...pairs.map((pair): Action<Text> => ({
        label: pair,
        line: `alert add ${pair.replace('/', ' ')}`,
        does: 'edit',
        group: 'pair',
      })),
      { label: msg('alert.typePairButton'), line: 'alert add pair:{}', does: 'edit', asks: 'text' },
      { label: msg('alert.alertsButton'), line: 'alert list', does: 'edit' },
    ],
  );
}

/** What a measure begins and ends at for this pair until somebody says otherwise; a ratio from where it stands now. */
async function usualLevels(
  measure: AlertMeasure,
  pair: Pair,
  direction: AlertRule['direction'] | undefined,
  services: CommandServices,
) {
  const usual = defaultAlertLevels[measure];
  if (measure !== 'ratio') return usual;
  const { market, calendar, signal } = services;
  const { x, y } = await loadPair(market, calendar, { pair, signal });
  const now = x.at(-1)! / y.at(-1)!;
  const away = direction === 'below' ? -1 : 1;
  const level = (share: number): number => Number((now * (1 + away * share)).toPrecision(3));
  return { ...usual, enter: level(0.1), exit: level(0.05) };
}

async function ruleOf(wanted: AlertOptions, pair: Pair, services: CommandServices): Promise<AlertRule> {
  const { measure, direction, window, enter, exit, escalate, cooldown, expires } = wanted;
  if (expires !== undefined && expires <= services.market.today())
    throw new UserError(msg('alert.over', { day: fmt.day(expires) }));
  const usual = await usualLevels(measure, pair, direction, services);
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
    ...mentionOf(wanted.role, services),
  };
  const problem = levelProblem(rule) ?? ruleProblem(rule);
  if (problem !== undefined) throw new UserError(problem);
  return rule;
}

/** What a level of this measure cannot be. */
function levelProblem({ measure, direction, enter, exit, escalate = 0 }: AlertRule): Text | undefined {
  const furthest = furthestAlertLevel[measure];
  if (measure === 'ratio' && (direction === 'either' || Math.min(enter, exit) <= 0)) return msg('alert.ratioLevels');
  if (Math.max(...[enter, exit, escalate].map(Math.abs)) <= furthest) return undefined;
  return msg('alert.levelRange', { low: fmt.number(-furthest, 0), high: fmt.number(furthest, 0) });
}

/** `<@&123>` as Discord writes a role, or its bare id. */
const roleShape = /^(?:<@&)?(\d{5,20})>?$/u;

/** The one role that may be mentioned. Everybody is no role. */
function mentionOf(role: string | undefined, { requester }: CommandServices): Pick<AlertRule, 'mentionRole'> {
  if (role === undefined) return {};
  if (requester.platform !== 'discord') throw new UserError(msg('alert.rolesOnDiscord'));
  const id = roleShape.exec(role.trim())?.[1];
  if (id === undefined || `discord:${id}` === requester.community) throw new UserError(msg('alert.nameRole'));
  return { mentionRole: id };
}

/** The line that saves this rule: everything that is not usual, spelled out. */
function saveLine(rule: AlertRule, action: 'save' | 'add', more: Partial<AlertRule> = {}): string {
  const { pair, measure, direction, windowSessions, enter, exit, escalate, cooldownSessions, expires, mentionRole } = {
    ...rule,
    ...more,
  };
  return commandLine(
    `alert ${action} ${pair.join(' ')} measure:${measure} direction:${direction} window:${windowSessions}`,
    `enter:${enter} exit:${exit} cooldown:${cooldownSessions}`,
    escalate === undefined ? undefined : `escalate:${escalate}`,
    expires && `expires:${expires}`,
    mentionRole && `role:${mentionRole}`,
  );
}

/** Nothing is saved before it was seen how often it would have fired. */
async function preview(rule: AlertRule, pair: Pair, services: CommandServices): Promise<Reply<Text>> {
  const { report, chart } = await alertReport({ rule, pair, signal: services.signal }, services);
  const title = alertPreviewSentence(report);
  const watches = msg('alert.watches', { rule: ruleWords(rule), backtest: alertBacktestWords(report) });
  const shown = settingsReply(title, [watches, ...nowWords(rule, report)], previewActions(rule));
  return {
    ...shown,
    blocks: [...shown.blocks, ...behindDetails([{ kind: 'list', items: noiseWords(rule, report) }])],
    picture: {
      chart: { ...alertPicture(report, chart), command: saveLine(rule, 'add') },
      altText: joined([title, watches]),
      cacheKey: `${saveLine(rule, 'add')}|${report.asOf}|${report.value}`,
    },
    report,
  };
}

function nowWords(rule: AlertRule, report: AlertReport): Text[] {
  const { expires, mentionRole } = rule;
  return [
    standsNow(rule, report),
    ...(expires === undefined ? [] : [msg('alert.lastDay', { day: fmt.day(expires) })]),
    ...(mentionRole === undefined ? [] : [msg('alert.mentions')]),
  ];
}

function noiseWords({ measure, pair, cooldownSessions }: AlertRule, { noiseRange }: AlertReport): Text[] {
  return [
    noiseRange === null ? msg('alert.noiseUnknown') : nullModelRangeWords(measure, noiseRange),
    msg('alert.cooldown', { rows: rowsOf(pair, cooldownSessions) }),
    msg('alert.noForecast'),
  ];
}

function standsNow(rule: AlertRule, { value, asOf, state }: AlertReport): Text {
  const day = fmt.day(asOf);
  if (value === null) return msg('alert.nowUndefined', { day });
  if (rule.measure === 'record') return msg('alert.nowRecord', { day, record: value > 0 });
  const said = { day, value: alertValueText(rule, value) };
  return state.stay === undefined ? msg('alert.now', said) : msg('alert.nowBeyond', said);
}

function previewActions(rule: AlertRule): Action<Text>[] {
  return [
    { label: msg('alert.saveButton'), line: saveLine(rule, 'save'), does: 'edit' },
    ...(rule.measure === 'record' ? [] : levelActions(rule)),
    ...measureActions(rule),
    { label: msg('alert.anotherPairButton'), line: 'alert add', does: 'edit' },
    { label: msg('alert.alertsButton'), line: 'alert list', does: 'edit' },
  ];
}

/** What else could be watched of the same pair, each at its usual levels. */
function measureActions({ pair, measure }: AlertRule): Action<Text>[] {
  return alertMeasures.map((other) => ({
    label: msg(`alert.${other}Button`),
    line: `alert add ${pair.join(' ')} measure:${other}`,
    does: 'edit',
    group: 'measure',
    current: other === measure,
  }));
}

/** Other levels, as far as there are any: a button never leads to a rule that would be refused. */
function levelActions(rule: AlertRule): Action<Text>[] {
  const step = stepOf(rule);
  const away = rule.direction === 'below' ? -step : step;
  const others = [
    { label: msg('alert.rarerButton'), other: shifted(rule, away) },
    { label: msg('alert.oftenButton'), other: shifted(rule, -away) },
  ];
  return others
    .filter(({ other }) => other.enter !== rule.enter && isReachable(other))
    .map(({ label, other }) => ({ label, line: saveLine(other, 'add'), does: 'edit', group: 'level' }));
}

function stepOf({ measure, enter }: AlertRule): number {
  if (measure === 'ratio') return Number((enter * 0.05).toPrecision(1));
  return { gap: 0.5, points: 5, percentile: 2, correlation: 0.1, change: 0.5, record: 0.5 }[measure];
}

function isReachable(rule: AlertRule): boolean {
  return Math.abs(rule.enter) <= furthestAlertLevel[rule.measure] && ruleProblem(rule) === undefined;
}

/** All levels moved together, so that they stay in order; the furthest one goes where it can no longer lie beyond. */
function shifted({ escalate, ...rule }: AlertRule, by: number): AlertRule {
  const end = furthestAlertLevel[rule.measure];
  const moved = (level: number): number => Number((level + by).toPrecision(6));
  const exit = rule.direction === 'either' ? rule.exit : moved(rule.exit);
  const enter = rule.direction === 'either' ? Math.max(moved(rule.enter), rule.exit + 0.5) : moved(rule.enter);
  const next = { ...rule, enter, exit };
  if (escalate === undefined) return next;
  const further = { ...next, escalate: Math.max(-end, Math.min(end, moved(escalate))) };
  return ruleProblem(further) === undefined ? further : next;
}

async function save(rule: AlertRule, pair: Pair, services: CommandServices): Promise<Reply<Text>> {
  const community = requireCommunity(services);
  const { requester } = services;
  const missing = await community.missingPermissions(requester.channel);
  if (missing.length > 0) throw new UserError(msg('alert.mayNotYet', { missing: permissionsText(missing) }));
  const { report } = await alertReport({ rule, pair, signal: services.signal }, services);
  const draft = {
    channel: requester.channel,
    plan: { kind: 'alert', rule } as const,
    nextDueMs: community.nowMs(),
    alertState: report.state,
  };
  await community.saveSubscription(requester, draft, msg('alert.changeSaved', { rule: ruleWords(rule) }));
  const [one, other] = rule.pair.map(nameFor) as [Text, Text];
  return list(msg('alert.saved', { one, other }), services);
}

type Alert = Subscription & { readonly plan: AlertPlan };

async function alertsOf(services: CommandServices): Promise<Alert[]> {
  const all = await requireCommunity(services).subscriptions(services.requester.community);
  return all.filter((one): one is Alert => one.plan.kind === 'alert');
}

async function ownAlert(id: number | undefined, services: CommandServices): Promise<Alert> {
  const found = (await alertsOf(services)).find((alert) => alert.id === String(id));
  if (found !== undefined) return found;
  throw new UserError(msg('alert.nameId'), ['alert list']);
}

async function remove(id: number | undefined, services: CommandServices): Promise<Reply<Text>> {
  const { plan, id: known } = await ownAlert(id, services);
  await requireCommunity(services).removeSubscription(
    services.requester,
    known,
    msg('alert.changeRemoved', { rule: ruleWords(plan.rule) }),
  );
  return list(msg('alert.removedTitle'), services);
}

/** A changed alert is looked at anew within the hour; where it stood is kept. */
async function change(
  id: number | undefined,
  services: CommandServices,
  what: Text,
  edit: (rule: AlertRule) => AlertRule,
): Promise<Reply<Text>> {
  const community = requireCommunity(services);
  const { plan, channel, id: known } = await ownAlert(id, services);
  const rule = edit(plan.rule);
  const draft = { id: known, channel, plan: { kind: 'alert', rule } as const, nextDueMs: community.nowMs() + HOUR_MS };
  const began = isExpired(plan.rule, services) && !isExpired(rule, services) ? await armed(rule, services) : {};
  await community.saveSubscription(
    services.requester,
    { ...draft, ...began },
    msg('alert.change', { what, rule: ruleWords(rule) }),
  );
  return list(msg('alert.done', { what }), services);
}

/** Whether its last day has passed. */
function isExpired({ expires }: AlertRule, { market }: CommandServices): boolean {
  return expires !== undefined && expires < market.today();
}

/** An alert that had run out begins anew from where its measure stands now. */
async function armed(rule: AlertRule, services: CommandServices): Promise<{ readonly alertState: AlertState }> {
  const { market, calendar, signal } = services;
  const resolution = resolvePair(market.catalogue(), rule.pair.join(' '));
  if (resolution.kind !== 'resolved') throw new UserError(msg('refusals.noPairAlert', { pair: rule.pair.join('/') }));
  return {
    alertState: armAlert(rule, alertSeries(rule, await loadPair(market, calendar, { pair: resolution.pair, signal }))),
  };
}

async function list(title: Text, services: CommandServices): Promise<Reply<Text>> {
  const alerts = await alertsOf(services);
  const items = alerts.map((alert) => {
    const { id, channel, plan } = alert;
    return msg('alert.item', {
      rule: ruleWords(plan.rule),
      place: channel === services.requester.channel ? msg('alert.here') : msg('alert.in', { channel }),
      state: stateWords(alert, services),
      id,
    });
  });
  const actions = alerts.slice(0, 5).flatMap((alert) => actionsOf(alert, services));
  const add: Action<Text> = { label: msg('alert.addButton'), line: 'alert add', does: 'edit' };
  return settingsReply(title, items.length === 0 ? [msg('alert.noneYet')] : items, [add, ...actions]);
}

function stateWords({ plan: { rule }, paused }: Alert, services: CommandServices): Text {
  const { snoozedUntil, expires, mentionRole } = rule;
  const dated = (key: 'snoozedUntil' | 'ranOut' | 'until', day: string): Text =>
    msg(`alert.${key}`, { day: fmt.day(day) });
  const parts = [
    isSnoozed(rule, services) ? dated('snoozedUntil', snoozedUntil!) : undefined,
    expires === undefined ? undefined : dated(isExpired(rule, services) ? 'ranOut' : 'until', expires),
    mentionRole === undefined ? undefined : msg('alert.mentionsRole'),
    paused && msg('alert.pausedFor', { why: paused.reason }),
  ];
  return joined(parts, '');
}

function isSnoozed({ snoozedUntil }: AlertRule, { market }: CommandServices): boolean {
  return snoozedUntil !== undefined && snoozedUntil >= market.today();
}

function actionsOf({ id, plan: { rule }, paused }: Alert, services: CommandServices): Action<Text>[] {
  const action = (label: Text, line: string): Action<Text> => ({
    label,
    line: `alert ${line} id:${id}`,
    does: 'edit',
    group: id,
  });
  const stopped = paused !== undefined || isExpired(rule, services);
  return [
    action(msg('alert.removeButton', { pair: rule.pair.join('/') }), 'remove'),
    isSnoozed(rule, services) ? action(msg('alert.wakeButton'), 'wake') : action(msg('notices.snoozeWeek'), 'snooze'),
    ...(stopped ? [action(msg('alert.switchOnButton'), 'on')] : []),
  ];
}
