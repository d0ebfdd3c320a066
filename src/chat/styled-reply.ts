import { inNumberStyle, USUAL_NUMBERS } from '../core/wording/number-style.ts';
import type { Block, Picture, Reply } from './reply.ts';

/**
 * A reply with its numbers and dates in a community's own style: everything a person reads, the picture included. The
 * report, files and the lines of buttons are for machines and stay.
 */
export function styledReply(reply: Reply, style: string): Reply {
  if (style === USUAL_NUMBERS) return reply;
  const { later } = reply;
  return {
    ...reply,
    title: inNumberStyle(reply.title, style),
    blocks: reply.blocks.map((block) => styledBlock(block, style)),
    actions: reply.actions.map((action) => ({ ...action, label: inNumberStyle(action.label, style) })),
    ...(reply.picture === undefined ? {} : { picture: styledPicture(reply.picture, style) }),
    ...(later === undefined ? {} : { later: async (request) => styledLater(await later(request), style) }),
  };
}

function styledLater(reply: Reply | undefined, style: string): Reply | undefined {
  return reply && styledReply(reply, style);
}

function styledPicture({ drawing, altText, cacheKey }: Picture, style: string): Picture {
  return {
    drawing: { ...drawing, numbers: style },
    altText: inNumberStyle(altText, style),
    cacheKey: `${cacheKey}|${style}`,
  };
}

function styledBlock(block: Block, style: string): Block {
  const say = (text: string): string => inNumberStyle(text, style);
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return { ...block, text: say(block.text) };
    case 'list':
      return { ...block, items: block.items.map(say) };
    case 'figures':
      return { ...block, figures: block.figures.map(({ label, value }) => ({ label: say(label), value: say(value) })) };
    case 'table':
      return { ...block, head: block.head.map(say), rows: block.rows.map((row) => row.map(say)) };
  }
}
