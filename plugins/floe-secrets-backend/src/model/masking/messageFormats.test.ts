import fc from 'fast-check';
import { extractEvent } from '../../observe/extract/event';
import { canary, cut, fill, FORMATS, leaked } from './__testUtils__/canary';
import { maskMessage } from './maskMessage';

describe('messages that can hold a value', () => {
  it.each(FORMATS)('$source: $format', ({ format }) => {
    fc.assert(
      fc.property(canary, fc.nat(1_100), (value, bytes) => {
        const message = fill(format, value);
        for (const text of [message, cut(message, bytes)]) {
          expect(leaked(maskMessage(text), value)).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([1_000, 1_024, 32_768])(
    'hides a value that is cut after %i bytes, wherever it begins',
    bytes => {
      fc.assert(
        fc.property(
          fc.constantFrom(...FORMATS),
          fc.constantFrom('…', 'x', ' ', '"', 'ü', 'a: '),
          fc.integer({ min: 880, max: 1_030 }),
          canary,
          ({ format }, filler, before, value) => {
            const padding = filler.repeat(before).slice(0, before);
            const long = { ...value, text: value.text.repeat(20) };
            for (const message of [
              `${padding}${fill(format, value)}`,
              fill(format, { ...long, text: `${padding}${long.text}` }),
              fill(format, long),
            ]) {
              const shown = maskMessage(cut(message, bytes));
              expect(leaked(shown, value)).toBeUndefined();
              expect(shown.length).toBeLessThanOrEqual(1_000);
            }
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it('hides it in the reason and in the message of an event', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), canary, ({ format }, value) => {
        const message = `Failed: ${fill(format, value)}`;
        const event = extractEvent(
          {
            metadata: { uid: 'u' },
            involvedObject: { kind: 'ExternalSecret', name: 'x' },
            type: 'Warning',
            reason: message,
            message,
          } as any,
          { cluster: 'prod', now: '2026-11-24T02:58:00Z' },
        );
        expect(leaked(JSON.stringify(event), value)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
