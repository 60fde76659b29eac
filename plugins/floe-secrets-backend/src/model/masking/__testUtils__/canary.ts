import fc from 'fast-check';
import { FORMATS_OF_TOOLS } from '../__fixtures__/formatsOfTools';
import { MESSAGE_FORMATS } from '../__fixtures__/messageFormats';

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

const ALL_FORMATS = { ...MESSAGE_FORMATS, ...FORMATS_OF_TOOLS };

/** What operators say without any value. */
const OWN_WORDS = Object.values(ALL_FORMATS).flat().join('\n');

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
  (text: string) => `" unable to execute template at key ${text}: x`,
  (text: string) => `" template: ${text}:1: function "${text}" not defined`,
  (text: string) => `\u202e${text}\u0000${text}`,
);

/** What stands for a value in a test. */
export type Canary = { core: string; text: string };

/** A value as it may come: digits, a word, something like a name, quoted, in brackets, as key material. */
export const canary: fc.Arbitrary<Canary> = fc
  .tuple(core, form)
  .map(([text, dress]) => ({ core: text, text: dress(text) }))
  // Digits of a value can stand in the operators' own words by chance.
  .filter(value => leaked(OWN_WORDS, value) === undefined);

/** Puts a value and names into the places of a format. */
export function fill(format: string, { text }: Canary): string {
  return format.replace(/%([VNKR])/g, (_, kind: 'V' | keyof typeof NAMES) =>
    kind === 'V' ? text : NAMES[kind],
  );
}

/** As Kubernetes cuts an event: after so many bytes, in the middle of a character too. */
export function cut(message: string, bytes: number): string {
  return Buffer.from(message, 'utf8').subarray(0, bytes).toString('utf8');
}

/**
 * A part of a value that a text shows, if it does.
 *
 * @param length - of the parts that are looked for: longer in a long text,
 * which holds more by chance
 */
export function leaked(
  shown: string,
  { core: secret }: Canary,
  length: number = BY_CHANCE + 1,
): string | undefined {
  const letters = [...secret];
  const step = Math.ceil(length / 5);
  return letters
    .flatMap((_, at) =>
      at % step === 0 && at + length <= letters.length
        ? letters.slice(at, at + length).join('')
        : [],
    )
    .find(part => shown.includes(part));
}

/** All formats, each with its source. */
export const FORMATS = Object.entries(ALL_FORMATS).flatMap(([source, texts]) =>
  texts.map(format => ({ source, format })),
);
