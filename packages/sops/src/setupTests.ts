import { webcrypto } from 'node:crypto';

// Common libraries are tested in jsdom, which has no WebCrypto; browsers and Node have.
Object.defineProperty(globalThis, 'crypto', {
  value: webcrypto,
  configurable: true,
});
