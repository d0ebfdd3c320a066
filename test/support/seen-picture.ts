import sharp from 'sharp';

/** A picture as a person sees it: it was decoded, so its bytes are good. */
export interface SeenPicture {
  readonly width: number;
  readonly height: number;
  readonly format: string;
  /** Whether its first pixel is. */
  readonly isDark: boolean;
  readonly bytes: Buffer;
}

/** Decodes every pixel of a picture; rejects where the bytes are no picture. */
export async function seePicture(bytes: Buffer): Promise<SeenPicture> {
  const { format } = await sharp(bytes).metadata();
  const { info, data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, format, isDark: data[0]! < 128, bytes };
}
