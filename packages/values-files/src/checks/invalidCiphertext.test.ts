import { findingsOf } from '../__testUtils__/checked';
import { sealedText } from '../__testUtils__/sealed';

const of = (value: unknown) =>
  findingsOf(
    'invalid-ciphertext',
    JSON.stringify({
      floe: {
        sealedSecrets: {
          enabled: true,
          compute: { enabled: true, encryptedData: { KEY: value } },
        },
      },
    }),
  );

describe('invalid-ciphertext', () => {
  it.each([
    'hunter2',
    '',
    null,
    'AgBy3i4OJSWK...',
    Buffer.from('hunter2').toString('base64'),
    sealedText().slice(0, -1),
    ` ${sealedText()}`,
    sealedText().replace(/^(.{100})/, '$1 '),
    ['a'],
  ])('finds %j', value => {
    expect(of(value)).toEqual([
      'error floe.sealedSecrets.compute.encryptedData.KEY',
    ]);
  });

  it.each([
    sealedText(),
    sealedText(256),
    // Go's base64 decoder skips line breaks.
    `${sealedText().replace(/(.{76})/g, '$1\n')}\n`,
  ])('accepts a sealed value', value => {
    expect(of(value)).toEqual([]);
  });
});
