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

/** Discord's gateway: one session that survives dropped sockets and replays what was missed. */
export class DiscordGateway {
  readonly #world: GatewayWorld;
  readonly #server: WebSocketServer;
  #socket: WebSocket | undefined;
  #sent: Frame[] = [];
  #session = '';
  identifies = 0;
  resumes = 0;
  /** Whoever identifies is turned away with this close code. */
  turnsAwayWith: number | undefined;

  constructor(server: http.Server, world: GatewayWorld) {
    this.#world = world;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket) => this.#open(socket));
  }

  get connected(): boolean {
    return this.#socket !== undefined;
  }

  /** Sends an event; without a socket it waits for a resume. */
  dispatch(t: string, d: unknown): void {
    const frame = { op: 0, t, d, s: this.#sent.length + 1 };
    this.#sent.push(frame);
    this.#send(frame);
  }

  /** Asks the client to reconnect (7) or says that its session is void (9). */
  order(op: 7 | 9): void {
    if (op === 9) this.#session = '';
    this.#send({ op, d: op === 9 ? false : null });
  }

  closeWith(code: number): void {
    this.#socket?.close(code);
  }

  /** The line is cut without a word. */
  drop(): void {
    this.#socket?.terminate();
  }

  stop(): void {
    this.drop();
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse((data as Buffer).toString()) as Frame));
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
    });
    this.#send({ op: 10, d: { heartbeat_interval: 41_250 } });
  }

  #hear({ op, d }: Frame): void {
    if (op === 1) this.#send({ op: 11, d: null });
    if (op === 2) this.#identify(d as { token: string });
    if (op === 6) this.#resume(d as { session_id: string; seq: number });
  }

  #identify({ token }: { token: string }): void {
    this.identifies += 1;
    if (token !== this.#world.token) {
      this.closeWith(4004);
      return;
    }
    if (this.turnsAwayWith !== undefined) {
      this.closeWith(this.turnsAwayWith);
      return;
    }
    this.#sent = [];
    this.#session = `session-${this.identifies}`;
    this.dispatch('READY', {
      v: 10,
      ...this.#world.ready(),
      session_id: this.#session,
      resume_gateway_url: this.#world.url(),
      shard: [0, 1],
    });
    for (const guild of this.#world.guilds()) this.dispatch('GUILD_CREATE', guild);
  }

  #resume({ session_id, seq }: { session_id: string; seq: number }): void {
    if (session_id !== this.#session) {
      this.#send({ op: 9, d: false });
      return;
    }
    this.resumes += 1;
    for (const frame of this.#sent.slice(seq)) this.#send(frame);
    this.dispatch('RESUMED', {});
  }

  #send(frame: Frame): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}
