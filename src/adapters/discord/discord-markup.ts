import type { Part } from '../reply-parts.ts';

/** Marks that mean something anywhere in a line are shown as they were written. */
function escapeInline(text: string): string {
  return text.replace(/[\\*_`[<]|~(?=~)|\|(?=\|)/g, String.raw`\$&`);
}

/** Everything Discord reads as markup, a mention or a link is shown as it was written. */
export function escapeMarkdown(text: string): string {
  return escapeInline(text)
    .replace(/^(\s*)([#+>-])/gm, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, String.raw`$1\$2`);
}

/** One part of a reply in Discord's markdown. */
export function discordMarkdown(part: Part): string {
  switch (part.style) {
    case 'title':
      return `### ${escapeMarkdown(part.text)}`;
    case 'paragraph':
      return escapeMarkdown(part.text);
    case 'item':
      return `- ${escapeMarkdown(part.text)}`;
    case 'note':
      return `-# ${escapeMarkdown(part.text)}`;
    case 'table':
      return `\`\`\`\n${part.text.replaceAll('`', 'ˋ')}\n\`\`\``;
    case 'figures':
      return part.figures.map(({ label, value }) => `${escapeInline(label)} **${escapeInline(value)}**`).join(' · ');
  }
}
