/** What a prompt begins with; only a message of the bot's own that has this form is one. */
const opening = 'Reply to this message. ';
const shape = /^Reply to this message\. [^\n]+\nIt goes on with: ([^\n]*\{\}[^\n]*)$/u;

/** A message that asks for what is missing in a line. */
export function promptFor(line: string, about: string): string {
  return `${opening}${about.replaceAll('\n', ' ')}\nIt goes on with: ${line}`;
}

/** The line a prompt asks for; undefined where a message is none. */
export function promptedLine(text: string): string | undefined {
  return shape.exec(text)?.[1];
}
