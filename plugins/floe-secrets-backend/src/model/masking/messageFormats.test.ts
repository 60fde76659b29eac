import fc from 'fast-check';
import { extractEvent } from '../../observe/extract/event';
import { MESSAGE_FORMATS } from './__fixtures__/messageFormats';
import { maskMessage } from './maskMessage';

const NAMES = { N: 'shop-db', K: 'DB_PASSWORD', R: 'floe/prod/db' };

/** As much of a value as may stay by chance: what a port or a status is long. */
const BY_CHANCE = 4;

/** Letters that no two of which stand side by side in words of operators. */
const core = fc.oneof(
  fc.stringMatching(/^[1-9][0-9]{9,19}$/),
  fc.stringMatching(/^zq[zqxjvk]{10,20}$/),
  fc.stringMatching(/^zq[zqxjvk0-9]{4}(?:-[zqxjvk0-9]{4}){2,4}$/),
  fc.stringMatching(/^ZQ[ZQXJzqxjvk0-9+/]{38}$/),
  fc.stringMatching(/^[ZQXJ][!#$%&*+^~]{3}[zqxjvk]{8}$/),
  fc.stringMatching(/^[žxüжфц漢字]{10,20}$/),
);

/** How a value may look around what is recognised of it. */
const form = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}`,
  (text: string) => `x"y'${text}`,
  (text: string) => `\\"${text}\\"`,
  (text: string) => `${text}\n${text}`,
  (text: string) => `: ${text}`,
  (text: string) => `, ${text} not found`,
  (text: string) => `]${text}[`,
  (text: string) => `{"${text}":[${text}]}`,
  (text: string) => `password=${text}`,
  (text: string) => `${text}@${text}`,
  (text: string) => `AGE-SECRET-KEY-1${text}`,
  (text: string) => `dapi${text}`,
  (text: string) => `GOCSPX-${text}`,
  (text: string) => `sk_live_${text}`,
  (text: string) => `npm_${text}`,
  (text: string) => `SG.${text}.${text}`,
  (text: string) => `sig=${text}&se=2030`,
  (text: string) => `-----BEGIN PRIVATE KEY-----\n${text}\n-----END`,
  (text: string) => `" secrets "${text}" not found`,
  (text: string) => `" Get "https://${text}.example.com/": EOF`,
  (text: string) => `\u202e${text}\u0000${text}`,
);

type Canary = { core: string; text: string };

const canary: fc.Arbitrary<Canary> = fc
  .tuple(core, form)
  .map(([text, dress]) => ({ core: text, text: dress(text) }));

function fill(format: string, { text }: Canary): string {
  return format.replace(/%([VNKR])/g, (_, kind: 'V' | keyof typeof NAMES) =>
    kind === 'V' ? text : NAMES[kind],
  );
}

/** As Kubernetes cuts an event: after so many bytes, in the middle of a character too. */
function cut(message: string, bytes: number): string {
  return Buffer.from(message, 'utf8').subarray(0, bytes).toString('utf8');
}

function leaked(shown: string, { core: secret }: Canary): string | undefined {
  const letters = [...secret];
  return letters
    .map((_, at) => letters.slice(at, at + BY_CHANCE + 1).join(''))
    .find(part => [...part].length > BY_CHANCE && shown.includes(part));
}

const formats = Object.entries(MESSAGE_FORMATS).flatMap(([source, texts]) =>
  texts.map(format => ({ source, format })),
);

describe('messages that can hold a value', () => {
  it.each(formats)('$source: $format', ({ format }) => {
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
          fc.constantFrom(...formats),
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
      fc.property(fc.constantFrom(...formats), canary, ({ format }, value) => {
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
