import { LRUCache } from 'lru-cache';
import type { Image, Painter, RenderOptions } from '../charts/renderer.ts';
import type { Picture } from '../chat/reply.ts';
import type { AdapterLog } from './connection.ts';

/** The size at which both platforms show a picture without shrinking text and strokes away. */
const pictureSize = { width: 1280, height: 720 };

const maxCachedPictures = 64;

/** Paints a picture once for everybody who asks for it at the same time, and keeps the last ones. */
export class ChartCache {
  readonly #painter: Painter;
  readonly #log: AdapterLog;
  readonly #painted = new LRUCache<string, Promise<Image>>({ max: maxCachedPictures });

  constructor(painter: Painter, log: AdapterLog) {
    this.#painter = painter;
    this.#log = log;
  }

  /** The picture, or undefined where it could not be painted: the words still go out, with its description. */
  async paint(picture: Picture, theme: RenderOptions['theme']): Promise<Image | undefined> {
    const key = `${theme} ${picture.cacheKey}`;
    const painting = this.#painted.get(key) ?? this.#painter.paint(picture.chart, { theme, ...pictureSize }, {});
    this.#painted.set(key, painting);
    return painting.catch((error: unknown) => {
      this.#painted.delete(key);
      this.#log.error({ err: error, cacheKey: picture.cacheKey }, 'a picture could not be painted');
      return undefined;
    });
  }
}
