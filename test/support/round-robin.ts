import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hands each request to the next of these ports, as whatever stands before replicas does. */
export async function roundRobin(ports: readonly number[]) {
  const taken = new Map<number, number>();
  let count = 0;
  const server = http.createServer((request, response) => {
    const port = ports[(count += 1) % ports.length]!;
    taken.set(port, (taken.get(port) ?? 0) + 1);
    const { method, headers, url: path } = request;
    const onward = http.request({ port, host: '127.0.0.1', method, headers, path }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  return { url, taken, close: () => server.close() };
}
