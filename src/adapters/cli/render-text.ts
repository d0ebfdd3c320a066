import { type Action, type Block, isFold, type Reply } from '../../chat/reply.ts';
import type { Progress } from '../../market/ports.ts';
import { inEnglish } from '../../messages/speaker.ts';
import type { Text } from '../../messages/text.ts';

/** Lines are broken here, so that text reads well in a terminal of ordinary width. */
const columns = 88;

/** A reply as plain text for a terminal: no colour, no control characters, figures and tables aligned. */
export function renderText(reply: Reply): string {
  const parts = [wrap(reply.title), ...reply.blocks.map(renderBlock)].filter((part) => part !== '');
  return `${withoutControls([...parts, ...renderMore(reply.actions)].join('\n\n'))}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return wrap(block.text);
    case 'list':
      return block.items.map((item) => wrap(`• ${item}`, '  ')).join('\n');
    case 'figures':
      return alignColumns(
        [],
        block.figures.map(({ label, value }) => [label, value]),
      );
    case 'table':
      return renderTable(block.head, block.rows);
  }
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const [headLine = '', ...lines] = alignColumns([head], rows).split('\n');
  const widest = Math.max(headLine.length, ...lines.map((line) => line.length));
  return [headLine, '─'.repeat(widest), ...lines].join('\n');
}

/** Columns as wide as their widest cell; under a head, a column of numbers stands to the right. */
function alignColumns(head: readonly (readonly string[])[], body: readonly (readonly string[])[]): string {
  const rows = [...head, ...body];
  const count = Math.max(0, ...rows.map((row) => row.length));
  const cells = rows.map((row) => Array.from({ length: count }, (_, at) => oneLine(row[at] ?? '')));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const right = widths.map((_, at) => head.length > 0 && cells.slice(head.length).every((row) => isNumber(row[at]!)));
  return cells
    .map((row) => row.map((cell, at) => (right[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))))
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

/** Whether a cell is a number, or stands empty in a column of numbers. */
function isNumber(cell: string): boolean {
  return /^[+\-−–]?[\d.,]*\s?%?$/u.test(cell);
}

/** Breaks a text at spaces; later lines begin with `indent`. */
function wrap(text: string, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, indent))
    .join('\n');
}

function wrapLine(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > columns) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

/** What can be asked next; a file to take away has no place in a terminal. */
function renderMore(actions: readonly Action[]): string[] {
  const open = actions.filter(
    (action) =>
      action.current !== true &&
      action.does !== 'file' &&
      action.does !== 'full' &&
      !isFold(action) &&
      action.asks === undefined,
  );
  const lines = [...new Set(open.map((action) => action.line))];
  return lines.length === 0 ? [] : [['Ask on:', ...lines.slice(0, 6).map((line) => `  ${oneLine(line)}`)].join('\n')];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** A terminal obeys control characters; a stranger's text must not give it orders. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** Where a bar can be drawn: standard error, where a person watches it. */
export interface ErrorStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const BAR_CELLS = 24;

/** A bar on a terminal that is redrawn in place and cleared at the end; silent where nobody watches. */
export function createProgressBar(stream: ErrorStream): { progress: Progress<Text>; clear: () => void } {
  if (stream.isTTY !== true) return { progress: () => undefined, clear: () => undefined };
  let drawn = false;
  const progress: Progress<Text> = ({ what, done, total }) => {
    const full = Math.round(BAR_CELLS * Math.min(1, Math.max(0, total > 0 ? done / total : 0)));
    stream.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)} ${inEnglish(what)}`);
    drawn = true;
  };
  const clear = (): void => {
    if (drawn) stream.write('\r\u001b[2K');
  };
  return { progress, clear };
}
