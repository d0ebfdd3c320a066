import net, { type AddressInfo } from 'node:net';
import { Transform } from 'node:stream';

/** What goes to the server takes so long, each part of it a different time; answers come straight back. */
export interface Way {
  readonly leastMs: number;
  readonly mostMs: number;
  readonly random: () => number;
}

/** Parts keep their order, as on a real line. */
function delayed({ leastMs, mostMs, random }: Way): Transform {
  let freeMs = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const nowMs = performance.now();
      freeMs = Math.max(freeMs, nowMs + leastMs + random() * (mostMs - leastMs));
      setTimeout(() => done(null, chunk), freeMs - nowMs);
    },
  });
}

/** A line to a server on which requests take an uneven time. */
export async function jitterLine(url: string, way: Way): Promise<{ readonly url: string; close(): void }> {
  const far = new URL(url);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const on = net.connect(Number(far.port), far.hostname);
    for (const [socket, other] of [[near, on] as const, [on, near] as const]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(delayed(way)).pipe(on);
    on.pipe(near);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const { href } = Object.assign(new URL(url), { port: String(port) });
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: url.endsWith('/') ? href : href.replace(/\/$/, ''), close };
}
