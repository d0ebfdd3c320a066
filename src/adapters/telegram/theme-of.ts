import type { Outcome } from '../../chat/outcome.ts';

/** The colours of an answer's picture: the chosen ones, else light, which reads best in most Telegram clients. */
export function themeOf({ theme = 'light' }: Outcome): 'dark' | 'light' {
  return theme;
}
