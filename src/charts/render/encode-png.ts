import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Opaque pixels as a PNG: 8-bit RGB, unfiltered rows, fastest compression. A chart is flat colour, so this is smaller
 * than the canvas's own encoder makes it, in about a quarter of the time.
 *
 * @param pixels Four bytes a pixel, red first, row by row; the alpha byte is ignored.
 */
export function encodePng(pixels: Buffer, width: number, height: number): Buffer {
  const data = deflateSync(packRows(pixels, width, height), { level: 1, chunkSize: 1 << 18 });
  return Buffer.concat([
    signature,
    chunk('IHDR', head(width, height)),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row behind a zero byte, which says that it is not filtered. */
function packRows(pixels: Buffer, width: number, height: number): Buffer {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const rows = Buffer.allocUnsafe(height * (3 * width + 1));
  let at = 0;
  for (let row = 0; row < height; row++) {
    rows[at++] = 0;
    for (let i = row * width; i < (row + 1) * width; i++) {
      const word = words[i]!;
      rows[at++] = word & 255;
      rows[at++] = (word >>> 8) & 255;
      rows[at++] = (word >>> 16) & 255;
    }
  }
  return rows;
}

function head(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(typed.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(typed, 4);
  bytes.writeUInt32BE(crc32(typed), typed.length + 4);
  return bytes;
}
