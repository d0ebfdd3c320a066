import type { Server } from 'node:http';

/** A request has this long to say what it wants, and as long again for its body; half-open lines are shut then. */
const headersMs = 10_000;

const requestMs = 20_000;

const lookEveryMs = 5_000;

/** What is under way when a server closes gets this long; then its line is cut. */
const closeGraceMs = 3_000;

/** How a server of ours treats whoever connects and then falls silent. */
export const patientServer = {
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  connectionsCheckingInterval: lookEveryMs,
} as const;

/** Resolves when the server listens. Rejects with the system's error, `EADDRINUSE` where the port is taken. */
export function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => undefined); // one connection that cannot be taken is not the server
      resolve();
    });
  });
}

/** Takes nobody new, lets answers under way finish, and cuts whatever line is still open after a while. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
