import { createHash } from 'node:crypto';
import type { Outcome } from '../../chat/outcome.ts';
import { besidePicture, type Action, type Block, type Picture, type Reply, type ReplyFile } from '../../chat/reply.ts';

/** An outcome as the page receives it: plain words, and keys in place of pictures and files. */
export interface ShownReply {
  readonly kind: Outcome['kind'];
  readonly title: string;
  readonly tone: Reply['tone'];
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  /** `titled` where the picture itself carries the reply's title, so that a page need not show it twice. */
  readonly picture?: { readonly key: string; readonly altText: string; readonly titled: boolean };
  readonly files: readonly { readonly key: string; readonly name: string }[];
}

/** Where pictures and files wait until the page asks for them. */
export interface Keep {
  picture(key: string, picture: Picture): void;
  file(key: string, file: ReplyFile): void;
}

/** Turns an outcome into what the page shows, and keeps what it will ask for. */
export function showReply({ kind, reply }: Outcome, line: string, keep: Keep): ShownReply {
  const { title, tone, picture } = reply;
  const blocks = besidePicture(reply);
  const actions = reply.actions.filter(({ asks }) => asks === undefined);
  const files = reply.files.map((file) => keepFile(file, line, keep));
  const shown = { kind, title, tone, blocks, actions, files };
  if (picture === undefined) return shown;
  const key = keyOf('picture', picture.cacheKey);
  keep.picture(key, picture);
  return { ...shown, picture: { key, altText: picture.altText, titled: saysTheSame(picture.drawing.title, title) } };
}

/** Whether two titles hold the same sentences, in whatever order. */
function saysTheSame(first: string, second: string): boolean {
  const sentences = (text: string): string =>
    text
      .split(/(?<=\.)\s+/u)
      .sort()
      .join(' ');
  return sentences(first) === sentences(second);
}

function keepFile(file: ReplyFile, line: string, keep: Keep): { key: string; name: string } {
  const key = keyOf('file', line, file.name);
  keep.file(key, file);
  return { key, name: file.name };
}

/** The same picture or file always has the same key, so that a browser may keep what it has seen. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
