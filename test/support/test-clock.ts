/** Loaded before a program: its wall clock can be put forward and back from outside while it runs. */
const machine = Date;

const machineNow = Date.now.bind(Date);

let offMs = Number(process.env['TEST_CLOCK_OFF_MS'] ?? 0);

const now = (): number => machineNow() + offMs;

machine.now = now;

globalThis.Date = new Proxy(machine, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made) as object,
  apply: () => new machine(now()).toString(),
});

process.on('message', (message: { readonly clockOffMs?: number }) => {
  offMs = message.clockOffMs ?? offMs;
});

process.channel?.unref();
