import type { Action } from '../chat/reply.ts';
import type { Shelf } from '../core/ports.ts';

/**
 * What pressing a button does. `edit`, `file` and `new` are an action's own words; `own` answers the presser alone
 * (under a digest, which belongs to everybody), `full` sends the picture as a file, `more` the text that did not fit.
 * `ask` asks the presser for what is missing in the line, `fill` puts it in.
 */
const verbs = ['edit', 'file', 'new', 'own', 'full', 'more', 'ask', 'fill'] as const;
export type Verb = (typeof verbs)[number];

/** A button as it is drawn: what a press sends back is `data`. */
export interface Button {
  readonly label: string;
  readonly data: string;
  readonly current: boolean;
  readonly group: string;
  /** What is picked instead of pressed. */
  readonly picks?: 'channel' | 'role';
}

/** Most bytes a button's data may have. Telegram's limit; Discord's is wider, and one form serves both. */
const maxDataBytes = 64;

/** A button's data: `v1|verb|=line`, or `v1|verb|#key` where the line is too long and was put on the shelf. */
export async function pressData(verb: Verb, line: string, shelf: Shelf): Promise<string> {
  const whole = `v1|${verb}|=${line}`;
  return Buffer.byteLength(whole) <= maxDataBytes ? whole : `v1|${verb}|#${await shelf.keep(line)}`;
}

/** A press as it came in: the verb is known at once, the line only after a look at the shelf. */
export interface Press {
  readonly verb: Verb;
  readonly line: () => Promise<string | undefined>;
}

/** Reads a button's data; undefined where it is none of ours. `line` gives undefined where the shelf has forgotten it. */
export function readPress(data: string, shelf: Shelf): Press | undefined {
  const [version, name, ...rest] = data.split('|');
  const verb = verbs.find((known) => known === name);
  const key = rest.join('|');
  if (version !== 'v1' || verb === undefined) return undefined;
  if (key.startsWith('=')) return { verb, line: () => Promise.resolve(key.slice(1)) };
  return { verb, line: () => shelf.find(key.slice(1)) };
}

/** The buttons of a reply, each data once. `shared` messages belong to everybody, so a press there answers alone. */
export async function buttonsOf(actions: readonly Action[], shelf: Shelf, shared: boolean): Promise<Button[]> {
  const buttons = await Promise.all(
    actions.map(async (action) => ({
      label: action.label,
      data: await pressData(verbOf(action, shared), action.line, shelf),
      current: action.current ?? false,
      ...placeOf(action),
    })),
  );
  return buttons.filter((button, index) => buttons.findIndex((other) => other.data === button.data) === index);
}

function verbOf({ asks, does }: Action, shared: boolean): Verb {
  if (asks !== undefined) return asks === 'text' ? 'ask' : 'fill';
  return shared && does === 'edit' ? 'own' : does;
}

/** What is picked stands by itself. */
function placeOf({ asks, label, group = '' }: Action): Pick<Button, 'group' | 'picks'> {
  return asks === undefined || asks === 'text' ? { group } : { group: `pick ${label}`, picks: asks };
}

/** Data of a press that asks, as whoever fills in sends it back. */
export function fillData(data: string): string {
  return data.replace('v1|ask|', 'v1|fill|');
}

/** Buttons in their groups, in the order in which the groups first appear. */
export function buttonGroups(buttons: readonly Button[]): Button[][] {
  return [...Map.groupBy(buttons, (button) => button.group).values()];
}
