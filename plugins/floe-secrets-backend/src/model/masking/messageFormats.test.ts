import fc from 'fast-check';
import { extractEvent } from '../../observe/extract/event';
import { canary, cut, fill, FORMATS, leaked } from './__testUtils__/canary';
import { maskMessage } from './maskMessage';
import { SHAPES } from './shapes';

/** Messages that the portal knows, with a text in the place of each argument. */
const imitations = [
  ...SHAPES.filter(({ slots }) => slots.length > 0).flatMap(
    ({ words, slots }) => [
      (text: string) => words.join(text),
      (text: string) =>
        words
          .map((word, index) => `${word}${slots[index]?.words?.[0] ?? text}`)
          .join(''),
    ],
  ),
  ...[
    'unable to execute template at key %: x',
    'unable to parse template at key %: template: x:1: function "%" not defined',
    'failed to execute template for key %: template: x:1:2: executing "x" at <x>: can\'t evaluate field % in type string',
    'template: %:1:2: executing "x" at <x>: map has no entry for key "%"',
    'template: x:1:2: executing "x" at <x>: error calling %: x',
  ].map(error => (text: string) => error.replaceAll('%', text)),
];

describe('messages that can contain a value', () => {
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

  it('hides a value that imitates a message, wherever it begins with more than plain text', () => {
    fc.assert(
      fc.property(
        canary,
        fc.constantFrom(...imitations),
        fc.constantFrom(
          ...['"', 'x"', '\\"', "'", '`', '<', '=', '/', '@', '_', '{"a":'],
          ...['&{', '%22', '$', '#', '“', 'x\n"\n', '\\u0022'],
        ),
        fc.constantFrom('', ' ', ': ', '; ', ', ', '" ', '\n', '. ', '"}: '),
        fc.constantFrom('value "%V" is not allowed', 'bad: %V', '%V'),
        (value, imitation, start, separator, format) => {
          const text = `${start}${separator}${imitation(value.core)}`;
          const message = fill(format, { ...value, text });
          expect(leaked(maskMessage(message), value)).toBeUndefined();
        },
      ),
      { numRuns: 5_000 },
    );
  });

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
