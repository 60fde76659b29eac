import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { webcrypto } from 'node:crypto';

// Only what never comes meets this limit, however busy the machine is.
configure({ asyncUtilTimeout: 30_000 });

// jsdom has no WebCrypto; browsers have.
Object.defineProperty(globalThis, 'crypto', {
  value: webcrypto,
  configurable: true,
});

// The scaffolder's form scrolls up with every step.
window.scrollTo = () => {};

// Whatever timers a test has asked for are its own.
afterEach(() => {
  jest.useRealTimers();
  // What one test enters in the wizard is not there in the next.
  sessionStorage.clear();
});
