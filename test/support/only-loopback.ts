import net from 'node:net';

/** Every test runs with the network closed: a connection to anything but this machine is refused at once. */
const loopback = /^(localhost|127(\.\d+){3}|::1|\[::1\]|::ffff:127(\.\d+){3})$/;

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its socket below
const connect = net.Socket.prototype.connect;

function connectToLoopback(this: net.Socket, ...args: unknown[]): net.Socket {
  const [first] = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown];
  const options = typeof first === 'object' && first !== null ? (first as { host?: string; path?: string }) : {};
  const host = typeof first === 'number' ? (typeof args[1] === 'string' ? args[1] : 'localhost') : options.host;
  if (options.path === undefined && host !== undefined && !loopback.test(host)) {
    throw new Error(`a test tried to reach ${host}; only this machine may be reached`);
  }
  return (connect as (...rest: unknown[]) => net.Socket).apply(this, args);
}

if (connect.name !== connectToLoopback.name) net.Socket.prototype.connect = connectToLoopback;
