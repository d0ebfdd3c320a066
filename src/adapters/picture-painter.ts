import type { Image, Painter, RenderOptions } from '../charts/render/painter.ts';
import type { Picture } from '../chat/reply.ts';
import type { Logger } from '../log.ts';

/** Most chats are read on a phone, which shows an upright picture over its whole width: text stays large enough. */
const pictureSize = { width: 1080, height: 1350 };

/** Paints the pictures of replies in the size of chats. Painting once and keeping what was painted is the painter's. */
export class PicturePainter {
  readonly #painter: Painter;
  readonly #log: Logger;

  constructor(painter: Painter, log: Logger) {
    this.#painter = painter;
    this.#log = log;
  }

  /** The picture, or undefined where it could not be painted: the words still go out, with its description. */
  async paint({ chart, cacheKey }: Picture, theme: RenderOptions['theme']): Promise<Image | undefined> {
    try {
      return await this.#painter.paint(chart, { theme, ...pictureSize }, {});
    } catch (error) {
      this.#log.error({ err: error, cacheKey }, 'a picture could not be painted');
      return undefined;
    }
  }
}
