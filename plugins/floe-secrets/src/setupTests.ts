import '@testing-library/jest-dom';
import { webcrypto } from 'node:crypto';

// jsdom has no WebCrypto; browsers have.
Object.defineProperty(globalThis, 'crypto', {
  value: webcrypto,
  configurable: true,
});

// The scaffolder's form scrolls up with every step.
window.scrollTo = () => {};
