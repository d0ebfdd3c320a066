import type { UploadedFile } from './stand-in-http.ts';

/** A Discord component as it is sent; which keys matter depends on the type. */
export interface SentComponent {
  readonly type: number;
  readonly components?: readonly SentComponent[];
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly disabled?: boolean;
  readonly url?: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly component?: SentComponent;
  readonly max_length?: number;
  readonly channel_types?: readonly number[];
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
  readonly file?: { readonly url: string };
}

/** The body of a message as a bot sends it. */
export interface SentBody {
  readonly content?: string | null;
  readonly embeds?: readonly Record<string, unknown>[];
  readonly components?: readonly SentComponent[];
  readonly attachments?: readonly {
    readonly id: number | string;
    readonly filename?: string;
    readonly description?: string;
  }[];
  readonly flags?: number;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  };
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
}

export const isComponentsV2 = 1 << 15;

/** Every component of a message, at any depth. */
export function allComponents(components: readonly SentComponent[]): SentComponent[] {
  return components.flatMap((component) => [component, ...allComponents(component.components ?? [])]);
}

/** Lengths are counted in characters, as Discord does. */
function length(text: string | null | undefined): number {
  return Array.from(text ?? '').length;
}

function embedProblems(embeds: readonly Record<string, unknown>[]): string[] {
  const sum = embeds.reduce((total, embed) => total + length(JSON.stringify(embed)), 0);
  return [embeds.length > 10 && 'more than 10 embeds', sum > 12_000 && 'embeds too long'].filter((p) => p !== false);
}

/** Menus of texts, people, roles, both of these, and channels. */
const selects = [3, 5, 6, 7, 8];

function rowProblems(row: SentComponent): (string | false)[] {
  const inside = row.components ?? [];
  const buttons = inside.filter((component) => component.type === 2);
  const menus = inside.filter((component) => selects.includes(component.type));
  return [
    inside.length === 0 && 'an empty row',
    buttons.length > 5 && 'more than 5 buttons in a row',
    menus.length > 0 && inside.length > 1 && 'a menu must be alone in its row',
  ];
}

function menuProblems({ options = [] }: SentComponent): (string | false)[] {
  const values = options.map((option) => option.value);
  return [
    options.length < 1 && 'a menu without options',
    options.length > 25 && 'more than 25 options',
    new Set(values).size !== values.length && 'option values must be unique',
    options.some(({ label, value }) => length(label) < 1 || length(label) > 100 || length(value) > 100) &&
      'option length',
  ];
}

function componentProblems(component: SentComponent): (string | false)[] {
  const id = component.custom_id;
  const linked = component.style === 5;
  return [
    component.type === 1 ? rowProblems(component) : [],
    component.type === 3 ? menuProblems(component) : [],
    component.type === 2 && length(component.label) > 80 && 'label over 80',
    component.type === 2 && length(component.label) < 1 && 'a button without a label',
    selects.includes(component.type) && length(component.placeholder) > 150 && 'placeholder over 150',
    [2, ...selects].includes(component.type) &&
      !linked &&
      (length(id) < 1 || length(id) > 100) &&
      'custom_id must be 1 to 100 long',
    component.type === 10 && length(component.content) < 1 && 'an empty text display',
    component.type === 12 &&
      ((component.items?.length ?? 0) < 1 || component.items!.length > 10) &&
      'gallery of 1 to 10 items',
    component.type === 12 && component.items!.some((item) => length(item.description) > 1024) && 'alt text over 1024',
  ].flat();
}

function v2Problems(body: SentBody, all: readonly SentComponent[]): (string | false)[] {
  const text = all.reduce((sum, component) => sum + length(component.type === 10 ? component.content : ''), 0);
  return [
    length(body.content) > 0 && 'content is not allowed with IS_COMPONENTS_V2',
    (body.embeds?.length ?? 0) > 0 && 'embeds are not allowed with IS_COMPONENTS_V2',
    all.length > 40 && 'more than 40 components',
    text > 4000 && 'text displays over 4000 in all',
    all.length === 0 && 'an empty message',
  ];
}

function legacyProblems(body: SentBody, files: number): (string | false)[] {
  const rows = body.components ?? [];
  const empty = length(body.content) + (body.embeds?.length ?? 0) + files + rows.length === 0;
  return [
    empty && 'Cannot send an empty message',
    length(body.content) > 2000 && 'content over 2000',
    rows.length > 5 && 'more than 5 rows',
    rows.some((row) => row.type !== 1) && 'components need IS_COMPONENTS_V2',
  ];
}

function fileProblems(
  body: SentBody,
  files: readonly UploadedFile[],
  all: readonly SentComponent[],
): (string | false)[] {
  const wanted = all.flatMap((component) => [
    component.file?.url,
    ...(component.items ?? []).map((item) => item.media.url),
  ]);
  const names = new Set([...files.map((file) => file.name), ...(body.attachments ?? []).map((one) => one.filename)]);
  return [
    files.length > 10 && 'more than 10 attachments',
    files.some((file) => file.bytes.length > 10 * 1024 * 1024) && 'a file over 10 MiB',
    (body.attachments ?? []).some((one) => length(one.description) > 1024) && 'alt text over 1024',
    ...wanted.map(
      (url) => url?.startsWith('attachment://') === true && !names.has(url.slice(13)) && `no file for ${url}`,
    ),
  ];
}

/** Everything Discord would refuse a message for, by its documented limits; empty where it is fine. */
export function bodyProblems(body: SentBody, flags: number, files: readonly UploadedFile[]): string[] {
  const all = allComponents(body.components ?? []);
  const ids = all.map((component) => component.custom_id).filter((id) => id !== undefined);
  const problems = [
    ...((flags & isComponentsV2) !== 0 ? v2Problems(body, all) : legacyProblems(body, files.length)),
    ...embedProblems(body.embeds ?? []),
    ...all.flatMap(componentProblems),
    ...fileProblems(body, files, all),
    new Set(ids).size !== ids.length && 'custom_id must be unique in a message',
  ];
  return problems.filter((problem) => problem !== false);
}

/** A form as a bot sends it. */
export interface SentModal {
  readonly custom_id?: string;
  readonly title?: string;
  readonly components?: readonly SentComponent[];
}

/** Everything Discord would refuse a form for. */
export function modalProblems({ custom_id, title, components = [] }: SentModal): string[] {
  const labels = components.filter(({ type }) => type === 18);
  const inputs = labels.map(({ component }) => component).filter((one) => one?.type === 4);
  const problems = [
    (length(custom_id) < 1 || length(custom_id) > 100) && 'custom_id must be 1 to 100 long',
    (length(title) < 1 || length(title) > 45) && 'title must be 1 to 45 long',
    (components.length < 1 || components.length > 5) && '1 to 5 components',
    inputs.length !== components.length && 'only labelled text inputs are known here',
    labels.some(({ label }) => length(label) < 1 || length(label) > 45) && 'label must be 1 to 45 long',
    labels.some(({ description }) => length(description) > 100) && 'description over 100',
    inputs.some((input) => length(input?.custom_id) < 1 || (input?.max_length ?? 0) > 4000) && 'an input is wrong',
  ];
  return problems.filter((problem) => problem !== false);
}

/** Whom a message would ping: everybody its text mentions and `allowed_mentions` lets through. */
export function pingsOf(body: SentBody): string[] {
  const texts = [
    body.content ?? '',
    ...allComponents(body.components ?? []).map((component) => component.content ?? ''),
  ];
  const text = texts.join('\n').replace(/\\[<>@]/g, '');
  const allowed = body.allowed_mentions ?? { parse: ['everyone', 'users', 'roles'] };
  const mentioned = (kind: 'users' | 'roles', pattern: RegExp): string[] =>
    [...text.matchAll(pattern)]
      .map((match) => match[1]!)
      .filter((id) => allowed.parse?.includes(kind) === true || allowed[kind]?.includes(id) === true);
  return [
    ...(allowed.parse?.includes('everyone') === true ? (text.match(/@(everyone|here)/g) ?? []) : []),
    ...mentioned('users', /<@!?(\d+)>/g),
    ...mentioned('roles', /<@&(\d+)>/g),
  ];
}

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

type Localizations = Readonly<Record<string, string>> | null;

/** The languages Discord has, as far as anybody here writes in them. */
const locales = new Set(['de', 'en-GB', 'en-US', 'es-ES', 'es-419', 'fr', 'it', 'ja', 'pt-BR']);

const isWrong = (texts: Localizations | undefined): boolean =>
  Object.entries(texts ?? {}).some(([locale, text]) => !locales.has(locale) || length(text) < 1 || length(text) > 100);

interface SentOption {
  readonly name: string;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean;
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations?: Localizations;
    readonly value: unknown;
  }[];
  readonly autocomplete?: boolean;
}

function optionProblems(options: readonly SentOption[]): string[] {
  const late = options.some((option, index) => option.required === true && options[index - 1]?.required === false);
  const bad = options.filter(
    (option) =>
      !namePattern.test(option.name) ||
      length(option.description) < 1 ||
      length(option.description) > 100 ||
      isWrong(option.description_localizations) ||
      (option.choices ?? []).some((choice) => isWrong(choice.name_localizations)) ||
      (option.choices?.length ?? 0) > 25 ||
      (option.autocomplete === true && (option.choices?.length ?? 0) > 0),
  );
  const names = options.map((option) => option.name);
  return [
    ...(late ? ['required options must come first'] : []),
    ...(options.length > 25 ? ['more than 25 options'] : []),
    ...(new Set(names).size !== names.length ? ['option names must be unique'] : []),
    ...bad.map((option) => `option ${option.name} is not valid`),
  ];
}

/** Everything Discord would refuse a command for. */
export function commandProblems(command: Record<string, unknown>): string[] {
  const {
    name,
    description = '',
    description_localizations: translated,
    options = [],
    type = 1,
  } = command as {
    name: string;
    description?: string;
    description_localizations?: Localizations;
    options?: SentOption[];
    type?: number;
  };
  if (type !== 1)
    return length(name) < 1 || length(name) > 32 || length(description) > 0 ? [`${name}: name or description`] : [];
  const problems = optionProblems(options);
  if (isWrong(translated)) problems.push(`${name}: a description in another language is not valid`);
  if (!namePattern.test(name) || name !== name.toLowerCase()) problems.push(`${name} is no valid name`);
  if (length(description) < 1 || length(description) > 100) problems.push(`${name}: description must be 1 to 100 long`);
  return problems;
}
