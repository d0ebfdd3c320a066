import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import busboy from 'busboy';

/** A file as it arrived. */
export interface UploadedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** A request as a stand-in sees it: fields of JSON or multipart, and files by their part's name. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly fields: Record<string, unknown>;
  /** The body as it was, where it was JSON. */
  readonly json: unknown;
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly atMs: number;
}

/** What a stand-in answers. Without a body the answer is 204 and carries no content type. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** True hangs up instead of answering. */
  readonly hangUp?: true;
  /** True leaves the request without an answer, its line open. */
  readonly never?: true;
  /** True does what was asked all the same: only the answer is lost. */
  readonly arrives?: true;
  /** A page in place of JSON, as proxies answer. */
  readonly html?: string;
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const keptFiles = new Map<string, Buffer>();

/** Equal files are kept once, as they come in thousands where many channels get one picture. */
function keptOnce(bytes: Buffer): Buffer {
  const key = createHash('sha1').update(bytes).digest('base64');
  const known = keptFiles.get(key) ?? bytes;
  keptFiles.set(key, known);
  return known;
}

async function readForm(request: http.IncomingMessage): Promise<Pick<Received, 'fields' | 'files'>> {
  const fields: Record<string, unknown> = {};
  const files = new Map<string, UploadedFile>();
  const reading: Promise<void>[] = [];
  const form = busboy({
    headers: request.headers,
    limits: { fileSize: 60 * 1024 * 1024, fieldSize: 30 * 1024 * 1024 },
  });
  form.on('field', (name, value) => (fields[name] = value));
  form.on('file', (name, stream, info) => {
    reading.push(
      bytesOf(stream).then(
        (bytes) => void files.set(name, { name: String(info.filename), mime: info.mimeType, bytes: keptOnce(bytes) }),
      ),
    );
  });
  await new Promise((resolve, reject) => request.pipe(form).on('close', resolve).on('error', reject));
  await Promise.all(reading);
  return { fields, files };
}

async function readBody(request: http.IncomingMessage): Promise<Pick<Received, 'fields' | 'files' | 'json'>> {
  if (request.headers['content-type']?.startsWith('multipart/') === true) {
    return { ...(await readForm(request)), json: undefined };
  }
  const text = (await bytesOf(request)).toString();
  const json = text === '' ? undefined : (JSON.parse(text) as unknown);
  const fields = typeof json === 'object' && !Array.isArray(json) ? (json as Record<string, unknown>) : {};
  return { fields, json, files: new Map() };
}

function reply(response: http.ServerResponse, { status, body, headers, hangUp, never, html }: Answered): void {
  if (never === true) return;
  if (hangUp === true) response.socket?.destroy();
  else if (html !== undefined) response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html);
  else if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** An HTTP server on loopback that hands every request, read completely, to `answer`. */
export class StandInHttp {
  readonly server: http.Server;
  /** Whether the line is cut while this request is still being written. */
  cuts: (request: http.IncomingMessage) => boolean = () => false;

  constructor(answer: (received: Received) => Answered | Promise<Answered>) {
    this.server = http.createServer((request, response) => {
      const atMs = performance.now();
      const url = new URL(request.url ?? '/', 'http://stand-in');
      if (this.cuts(request)) {
        request.once('data', () => request.socket.destroy());
        return;
      }
      void readBody(request)
        .then((body) =>
          answer({
            ...body,
            method: request.method ?? 'GET',
            path: decodeURIComponent(url.pathname),
            query: url.searchParams,
            headers: request.headers,
            atMs,
          }),
        )
        .catch((error: unknown): Answered => ({ status: 500, body: { message: String(error) } }))
        .then((answered) => reply(response, answered));
    });
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Every connection breaks; new ones are taken. */
  breakLines(): void {
    this.server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
