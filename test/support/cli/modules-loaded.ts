import { registerHooks } from 'node:module';

/** Loaded before a program: says on standard error, as one line of JSON at its end, which modules it loaded. */
const loaded: string[] = [];

registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url);
    return nextLoad(url, context);
  },
});
process.on('exit', () => process.stderr.write(`${JSON.stringify(loaded)}\n`));
