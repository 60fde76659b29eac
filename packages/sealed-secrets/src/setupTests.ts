import { webcrypto } from 'node:crypto';
import fc from 'fast-check';

// Common libraries are tested in jsdom, which has no WebCrypto; browsers and Node have.
Object.defineProperty(globalThis, 'crypto', {
  value: webcrypto,
  configurable: true,
});

// `.ci/run` draws the same data each time; runs by hand draw new ones.
if (process.env.FLOE_SEED) {
  fc.configureGlobal({ seed: Number(process.env.FLOE_SEED) });
}
