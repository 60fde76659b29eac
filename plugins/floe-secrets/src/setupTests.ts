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

/*
 * The date stands still, also while fixtures are loaded that say "12 minutes
 * ago": a test that takes long must not see them grow older. Timers go on.
 */
const standStill = () =>
  jest.useFakeTimers({
    now: Date.parse('2026-11-24T12:00:00Z'),
    doNotFake: [
      'cancelAnimationFrame',
      'cancelIdleCallback',
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'requestAnimationFrame',
      'requestIdleCallback',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
standStill();
beforeEach(() => {
  standStill();
});
