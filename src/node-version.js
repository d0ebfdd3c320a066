import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before everything else by the npm scripts, and plain JavaScript, so that a Node that cannot read TypeScript says
 * what it needs instead of a stack. `npm ci` brings a Node that can; only where its install scripts are not run is it missing.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Rift needs Node 22.18 or newer and was started with ${process.versions.node}. Run npm ci again: it brings a Node that fits, unless install scripts are switched off.\n`,
  );
  process.exit(2);
}

/*
 * What Node makes of the source is kept for the next start: a question in the terminal is answered in two thirds of the
 * time. Beside the packages, where nobody else writes; where nothing can be written it is made anew each time.
 */
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rift', import.meta.url)));
