import { PermissionFlagsBits as Permission } from 'discord.js';

/** What a digest or an alert needs in its channel; answers to commands need nothing. */
export const neededPermissions = [
  { bit: Permission.ViewChannel, name: 'View Channel' },
  { bit: Permission.SendMessages, name: 'Send Messages' },
  { bit: Permission.SendMessagesInThreads, name: 'Send Messages in Threads' },
  { bit: Permission.AttachFiles, name: 'Attach Files' },
] as const;

/** The link that adds the bot to a server with the least it needs, or to a person's own account. */
export function inviteLink(applicationId: string): string {
  const permissions = neededPermissions.reduce((sum, { bit }) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
