import { maskMessage } from '../../model/masking/maskMessage';
import { providerTexts as reported } from './__fixtures__/providerTexts';
import { otherTexts } from './__fixtures__/otherTexts';
import { sourceTexts } from './__fixtures__/sourceTexts';
import { providerCause, distinguishesProperty } from './';

const providerTexts = [...reported, ...sourceTexts];

describe('providerCause', () => {
  it.each(providerTexts)(
    '$provider, $cause: $text',
    ({ provider, cause, text }) => {
      expect(providerCause(text, provider)).toBe(cause);
      expect(providerCause(maskMessage(text), provider)).toBe(cause);
    },
  );

  it.each(otherTexts)(
    '$provider, $cause: $text',
    ({ provider, cause, text }) => {
      expect([
        providerCause(text, provider),
        providerCause(maskMessage(text), provider),
      ]).toEqual([cause, cause]);
    },
  );

  it.each(
    providerTexts.filter(
      ({ provider }) => !['ibm', 'conjur'].includes(provider),
    ),
  )('recognises $provider, $cause without its store', ({ cause, text }) => {
    expect(providerCause(maskMessage(text), null)).toBe(cause);
  });

  it.each([
    'SecretStore "bad-store" is not ready',
    'could not get SecretStore "no-such-store", SecretStore.external-secrets.io "no-such-store" not found',
    'using cluster store "platform-fake" is not allowed from namespace "floe": denied by spec.condition',
    'an unknown message',
    '',
  ])('does not mistake the operator for the provider: %s', text => {
    expect(providerCause(text, 'conjur')).toBeNull();
    expect(providerCause(text, null)).toBeNull();
  });

  it.each(['aws', 'vault', 'gcpsm', 'azurekv', 'ibm', 'conjur'])(
    'recognises each possible cause of %s',
    provider => {
      const causes = providerTexts
        .filter(text => text.provider === provider)
        .map(({ cause }) => cause);
      expect(causes).toEqual(
        expect.arrayContaining([
          'auth-missing',
          'access-denied',
          'throttled',
          'unreachable',
          'key-missing',
          'property-missing',
        ]),
      );
    },
  );

  it('reads a missing data key as missing credentials on a store', () => {
    const text = 'cannot find secret data for key: "token"';
    expect(providerCause(text, 'vault', 'secret')).toBe('property-missing');
    expect(providerCause(text, 'vault', 'store')).toBe('auth-missing');
    // Whatever the provider: the store has no other key to look for.
    expect(providerCause(text, 'aws', 'store')).toBe('auth-missing');
    expect(providerCause(text, 'akeyless', 'store')).toBe('auth-missing');
  });
});

it('distinguishes a missing key from a missing property only for providers that do', () => {
  expect(distinguishesProperty('aws')).toBe(true);
  expect(distinguishesProperty('fake')).toBe(false);
  expect(distinguishesProperty(null)).toBe(false);
});
