import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { webcrypto } from 'node:crypto';

// Only a missing element reaches this limit, however busy the machine is.
configure({ asyncUtilTimeout: 120_000 });

// jsdom has no WebCrypto.
Object.defineProperty(globalThis, 'crypto', {
  value: webcrypto,
  configurable: true,
});

// The scaffolder's form scrolls up with every step.
window.scrollTo = () => {};

// Timers of earlier tests are removed.
afterEach(() => {
  jest.useRealTimers();
  // Entries of one test must not be in the next.
  sessionStorage.clear();
});
