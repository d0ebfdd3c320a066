import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireAnswer, WireRequest } from './wire-format.ts';

/** What a stand-in does with a request. */
export type Behaviour = (request: WireRequest, response: ServerResponse) => WireAnswer | undefined;

/** A server on this machine in place of a service. Every request is kept. */
export interface StandIn {
  readonly url: string;
  readonly requests: WireRequest[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Starts a stand-in; a behaviour that gives no answer has seen to the response itself. */
export async function startStandIn(first: Behaviour): Promise<StandIn> {
  let behaviour = first;
  const requests: WireRequest[] = [];
  const server = http.createServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://127.0.0.1');
    const request = { path: pathname, query: searchParams };
    requests.push(request);
    const answer = behaviour(request, response);
    if (!answer) return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    behave: (next) => (behaviour = next),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
