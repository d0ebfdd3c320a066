import { LRUCache } from 'lru-cache';
import type { Picture, ReplyFile } from '../../chat/reply.ts';
import type { Look, Painter } from '../../core/ports.ts';
import type { Keep } from './shown-reply.ts';

/** A picture's look: its colours, and upright for a phone or wide for everything else. */
export interface PictureLook {
  readonly theme: 'dark' | 'light';
  readonly shape: 'wide' | 'tall';
}

/** Pictures and files of the latest answers, in bounded memory; pictures are painted when somebody looks. */
export interface KeptAnswers extends Keep {
  /** The PNG in this look, or undefined where the key is unknown or has been forgotten. */
  png(key: string, look: PictureLook): Promise<Uint8Array> | undefined;
  fileAt(key: string): ReplyFile | undefined;
}

const sizes = { wide: { width: 1280, height: 720 }, tall: { width: 720, height: 860 } } as const;

/** Keeps the latest answers: sixty drawings and files, and the ten pictures seen last. */
export function keepAnswers(painter: Painter): KeptAnswers {
  const pictures = new LRUCache<string, Picture>({ max: 60 });
  const files = new LRUCache<string, ReplyFile>({ max: 60 });
  const painted = new LRUCache<string, Promise<Uint8Array>>({ max: 10 });
  const paint = (picture: Picture, look: Look, id: string): Promise<Uint8Array> => {
    const png = painter.paint(picture.drawing, look, {}).then((image) => image.png);
    png.catch(() => painted.delete(id)); // a failure is not kept: the next look tries again
    painted.set(id, png);
    return png;
  };
  return {
    picture: (key, picture) => void pictures.set(key, picture),
    file: (key, file) => void files.set(key, file),
    fileAt: (key) => files.get(key),
    png: (key, { theme, shape }) => {
      const picture = pictures.get(key);
      const id = `${key} ${theme} ${shape}`;
      return picture === undefined ? undefined : (painted.get(id) ?? paint(picture, { theme, ...sizes[shape] }, id));
    },
  };
}
