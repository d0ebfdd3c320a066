import type http from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Frame {
  readonly op: number;
  readonly d: unknown;
  readonly s?: number;
  readonly t?: string;
}

/** What a gateway needs to know about the world it opens to. */
export interface GatewayWorld {
  readonly token: string;
  readonly url: () => string;
  readonly ready: () => Record<string, unknown>;
  readonly guilds: () => readonly Record<string, unknown>[];
}

/** Which shard a session is, of how many. */
type Shard = readonly [id: number, count: number];

/** Who opened a session, and when. */
export interface Identify {
  readonly shard: Shard;
  readonly atMs: number;
}

/** What one process was told, and the socket it hears on now. */
interface Session {
  readonly sent: Frame[];
  readonly shard: Shard;
  socket: WebSocket | undefined;
}

/** Discord's gateway: sessions that survive dropped sockets and replay what was missed; each process has its own. */
export class DiscordGateway {
  readonly #world: GatewayWorld;
  readonly #server: WebSocketServer;
  readonly #sockets = new Set<WebSocket>();
  readonly #sessions = new Map<string, Session>();
  identifies = 0;
  /** Every session that was opened, in order. */
  readonly opened: Identify[] = [];
  resumes = 0;
  /** Whoever identifies is turned away with this close code. */
  turnsAwayWith: number | undefined;
  /** How it greets nobody any more, or answers none who open or go on with a session; undefined where all is well. */
  silent: 'from the start' | 'after its greeting' | undefined;

  constructor(server: http.Server, world: GatewayWorld) {
    this.#world = world;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket) => this.#open(socket));
  }

  get connected(): boolean {
    return this.#sockets.size > 0;
  }

  /** Sends an event to every session that has this server; without a socket it waits for a resume. */
  dispatch(t: string, d: unknown): void {
    for (const session of this.#sessions.values()) if (isFor(session.shard, d)) tell(session, t, d);
  }

  /** Asks the client to reconnect (7) or says that its session is void (9). */
  order(op: 7 | 9): void {
    if (op === 9) this.#sessions.clear();
    for (const socket of this.#sockets) send(socket, { op, d: op === 9 ? false : null });
  }

  closeWith(code: number): void {
    for (const socket of this.#sockets) socket.close(code);
  }

  /** The line is cut without a word. */
  drop(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  stop(): void {
    this.drop();
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('message', (data) => this.#hear(socket, JSON.parse((data as Buffer).toString()) as Frame));
    socket.on('close', () => this.#leave(socket));
    if (this.silent !== 'from the start') send(socket, { op: 10, d: { heartbeat_interval: 41_250 } });
  }

  #leave(socket: WebSocket): void {
    this.#sockets.delete(socket);
    for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = undefined;
  }

  #hear(socket: WebSocket, { op, d }: Frame): void {
    if (op === 1) send(socket, { op: 11, d: null });
    if (this.silent !== undefined) return;
    if (op === 2) this.#identify(socket, d as { token: string; shard?: Shard });
    if (op === 6) this.#resume(socket, d as { session_id: string; seq: number });
  }

  #identify(socket: WebSocket, { token, shard = [0, 1] }: { token: string; shard?: Shard }): void {
    this.identifies += 1;
    this.opened.push({ shard, atMs: performance.now() });
    const turnedAwayWith = token === this.#world.token ? this.turnsAwayWith : 4004;
    if (turnedAwayWith !== undefined) {
      socket.close(turnedAwayWith);
      return;
    }
    const id = `session-${this.identifies}`;
    const session = { sent: [], shard, socket };
    for (const [old, { socket: gone }] of this.#sessions) if (gone === undefined) this.#sessions.delete(old);
    this.#sessions.set(id, session);
    const ready = { v: 10, ...this.#world.ready(), session_id: id, resume_gateway_url: this.#world.url() };
    const guilds = this.#world.guilds().filter((guild) => isFor(shard, { guild_id: guild['id'] }));
    tell(session, 'READY', {
      ...ready,
      shard,
      guilds: guilds.map(({ id: guild }) => ({ id: guild, unavailable: true })),
    });
    for (const guild of guilds) tell(session, 'GUILD_CREATE', guild);
  }

  #resume(socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }): void {
    const session = this.#sessions.get(session_id);
    if (session === undefined) {
      send(socket, { op: 9, d: false });
      return;
    }
    this.resumes += 1;
    session.socket = socket;
    for (const frame of session.sent.slice(seq)) send(socket, frame);
    tell(session, 'RESUMED', {});
  }
}

/** As Discord spreads servers over shards; what is of no server is the first one's. */
function isFor([id, count]: Shard, event: unknown): boolean {
  const { guild_id: guild } = event as { readonly guild_id?: unknown };
  return Number((BigInt(typeof guild === 'string' ? guild : 0) >> 22n) % BigInt(count)) === id;
}

function send(socket: WebSocket | undefined, frame: Frame): void {
  socket?.send(JSON.stringify(frame));
}

function tell(session: Session, t: string, d: unknown): void {
  const frame = { op: 0, t, d, s: session.sent.length + 1 };
  session.sent.push(frame);
  send(session.socket, frame);
}
