import type { Requester } from '../../../src/chat/command.ts';

/** Somebody in a community, without any rights. */
export const member: Requester = {
  platform: 'web',
  person: 'web:ann',
  community: 'web:town',
  channel: 'web:square',
  moderator: false,
};
