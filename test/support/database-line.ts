import net, { type AddressInfo } from 'node:net';

/** The line to a PostgreSQL server, which a test can freeze or cut while the program runs. */
export class DatabaseLine {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  readonly #target: URL;
  #frozen = false;
  #near = '';
  #watched: { readonly words: string; readonly act: () => void } | undefined;

  /** @param url The address of the database behind the line. */
  constructor(url: string) {
    this.#target = new URL(url);
    this.#server = net.createServer((near) => this.#join(near));
  }

  /** Opens the line; gives the address of the database at its near end. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const near = new URL(this.#target);
    near.port = String((this.#server.address() as AddressInfo).port);
    this.#near = near.href;
    return near.href;
  }

  /** Does something once, when a statement with these words is on its way and before it arrives. */
  when(words: string, act: () => void): void {
    this.#watched = { words, act };
  }

  /** Nothing passes any more, and nobody is told: as a server that stands still. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.resume(); // what is said is heard and leads nowhere
    }
  }

  /** New connections pass again; those that were frozen stay dead. */
  thaw(): void {
    this.#frozen = false;
  }

  /** Every connection breaks; new ones are taken. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Every connection breaks, and no new one is taken: as a server that is gone. */
  cut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Takes connections again, at the same address. */
  async mend(): Promise<void> {
    const { port } = new URL(this.#near);
    await new Promise<void>((resolve) => this.#server.listen(Number(port), '127.0.0.1', resolve));
  }

  #join(near: net.Socket): void {
    this.#keep(near);
    if (this.#frozen) return void near.resume();
    const far = net.connect(Number(this.#target.port), this.#target.hostname);
    this.#keep(far);
    near.on('data', (said: Buffer) => this.#look(said));
    near.pipe(far);
    far.pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }

  #look(said: Buffer): void {
    const watched = this.#watched;
    if (watched === undefined || !said.includes(watched.words)) return;
    this.#watched = undefined;
    watched.act();
  }

  #keep(socket: net.Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
