import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { ConfigError } from '../../core/errors.ts';
import { createWebApp, type WebParts } from './web-app.ts';

/** A running page. */
export interface WebChat {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the local chat page; port 0 takes any free one. Throws `ConfigError` where the port is taken. */
export async function openWebChat(
  parts: WebParts & { readonly host: string; readonly port: number },
): Promise<WebChat> {
  const { host, port } = parts;
  const stopping = new AbortController();
  const app = createWebApp({ ...parts, stopping: stopping.signal, ownNames: [host, ...(parts.ownNames ?? [])] });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        stopping.abort();
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

function cannotListen(error: Error, host: string, port: number): ConfigError {
  const why = 'code' in error && error.code === 'EADDRINUSE' ? 'something else listens there' : error.message;
  return new ConfigError([`The page cannot be served on ${host}:${port} (${why}); set HTTP_PORT to another port.`]);
}
