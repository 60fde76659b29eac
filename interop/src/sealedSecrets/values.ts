import fc from 'fast-check';

/**
 * The seed of this run's generated data; `FLOE_SEED` repeats a run. Test titles
 * contain it.
 */
export const seed = Number(process.env.FLOE_SEED ?? Date.now() % 1_000_000);

/**
 * One generated value; nothing is shrunk, which would run kubeseal a hundred
 * times.
 */
export function sample<T>(arbitrary: fc.Arbitrary<T>): T {
  return fc.sample(arbitrary, { numRuns: 1, seed })[0];
}

/** A value of a Secret: text of any Unicode, any bytes, or an empty one. */
const secretValue: fc.Arbitrary<Buffer> = fc
  .oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 100 }) },
    { weight: 4, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '\u0000', '\ufeff', '\r\n', 'e\u0301'),
    },
  )
  .map(value => Buffer.from(value as string));

/** Named values of a Secret, including an empty one and two of 50 kB. */
export function sampleData(count: number): Record<string, Buffer> {
  const values = sample(
    fc.array(secretValue, { minLength: count - 3, maxLength: count - 3 }),
  );
  return Object.fromEntries(
    [
      ...values,
      Buffer.alloc(0),
      Buffer.from('ä€😀'.repeat(5_556)),
      Buffer.alloc(50_000, Buffer.from([...Array(251).keys()])),
    ].map((value, index) => [`key-${index}`, value]),
  );
}

/** As in `data` of a Secret. */
export function inBase64(data: Record<string, Buffer>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value.toString('base64')]),
  );
}
