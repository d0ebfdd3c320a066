// eslint-disable-next-line no-control-regex -- removing control characters is the point
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text from people and sources made safe to show: no control characters, no characters that turn the reading
 * direction around, no half characters, no walls of empty lines. Marks that join emoji and Persian letters stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .toWellFormed()
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
