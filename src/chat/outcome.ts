import type { Reply } from './reply.ts';

/**
 * How a question ended. Every outcome carries a reply that can be shown, so an adapter never has to word an error.
 * `refused`: the question is wrong. `no-source`: no data source answered. `fault`: our bug, with the id in the log.
 */
export interface Outcome {
  readonly kind: 'answered' | 'refused' | 'no-source' | 'fault';
  readonly reply: Reply;
  /** The colours the community or the channel chose; the platform's own where absent. */
  readonly theme?: 'dark' | 'light';
}
