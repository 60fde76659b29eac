import {
  Amend,
  findingOf,
  findingsOf,
  idsOf,
  saying,
} from '../../__testUtils__/recorded';
import { providerTexts } from '../../providers/__fixtures__/providerTexts';

const onAws: Amend = ({ object }) => {
  object.spec = {
    provider: { aws: { service: 'SecretsManager', region: 'eu-west-1' } },
  };
};

describe('causes in the store or at its provider', () => {
  const failing = (words: string) =>
    findingsOf(
      'ExternalSecret',
      'floe-dagster-storage-secret',
      saying(
        `error processing spec.data[0] (key: floe/prod/missing), err: ${words}`,
      ),
      onAws,
    );

  it.each([
    [
      'provider-access-denied',
      'The provider denies the SecretStore fake-store access to floe/prod/missing.',
      'access-denied',
    ],
    [
      'provider-throttled',
      'The provider throttles the SecretStore fake-store: too many requests.',
      'throttled',
    ],
    [
      'provider-unreachable',
      'The provider behind the SecretStore fake-store cannot be reached.',
      'unreachable',
    ],
    [
      'store-auth-missing',
      'The SecretStore fake-store cannot log in: it names no credentials, and the operator has none of its own for the provider.',
      'auth-missing',
    ],
  ] as const)(
    '%s is recognized by the warning of the secret',
    (id, summary, cause) => {
      const { text } = providerTexts.find(
        known => known.provider === 'aws' && known.cause === cause,
      )!;
      const findings = failing(text);
      expect(findingOf(findings, id)).toMatchObject({
        severity: 'error',
        confidence: 'proven',
        summary,
      });
      expect(findingOf(findings, 'sync-failed')).toBeUndefined();
    },
  );

  it('is recognized for each secret by the warning of its store', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'floe-dagster-compute-secret'),
        'store-auth-missing',
      ),
    ).toMatchObject({
      severity: 'error',
      summary:
        'The SecretStore bad-store cannot log in: its auth block refers to objects or keys that do not exist (Secret nope, key t).',
      remedies: [
        { command: 'kubectl describe secret nope -n floe' },
        { link: expect.stringContaining('hashicorp-vault') },
      ],
    });
  });

  it('ignores warnings before the last transition to Ready', () => {
    expect(
      idsOf(
        findingsOf(
          'ExternalSecret',
          'floe-dagster-postgresql-secret',
          ({ events, object }) => {
            events.push({
              ...events[0],
              type: 'Warning',
              reason: 'UpdateFailed',
              message: 'SecretStore "fake-store" is not ready',
            });
            (object.status as any).conditions[0].lastTransitionTime =
              '2026-11-24T02:52:00Z';
          },
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['15m', 'Periodic', true],
    ['59m', 'Periodic', true],
    ['1h', 'Periodic', false],
    ['24h', 'Periodic', false],
    ['0', 'Periodic', false],
    ['0s', 'Periodic', false],
    ['15m', 'CreatedOnce', false],
    ['15m', 'OnChange', false],
  ])(
    'advises a longer interval than %s (%s): %s',
    (refreshInterval, refreshPolicy, advised) => {
      const findings = findingsOf(
        'ExternalSecret',
        'es-missing-property',
        recorded => {
          Object.assign(recorded.object.spec as object, {
            refreshInterval,
            refreshPolicy,
          });
          saying(
            'error processing spec.data[0] (key: a), err: ThrottlingException: Rate exceeded',
          )(recorded);
        },
        ({ object }) => {
          (object.spec as any).provider = {
            aws: { service: 'SecretsManager' },
          };
        },
      );
      const titles = findingOf(findings, 'provider-throttled')?.remedies.map(
        ({ title }) => title,
      );
      expect(titles?.some(title => /Lengthen/.test(title))).toBe(advised);
    },
  );
});
