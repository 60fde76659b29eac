import { findingOf, recordedInput } from './__testUtils__/recorded';
import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';
import { diagnoseSecret } from './diagnose';
import { namedSecrets } from './namedSecrets';

const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };
const CREDS = { namespace: 'shop', name: 'creds' };
const NO_CREDS =
  'cannot get Kubernetes secret "creds" from namespace "shop": secrets "creds" not found';

/** An ExternalSecret of which the operator did not find the credentials. */
const failing = (fields: Partial<Case> = {}): Case => ({
  kind: 'ExternalSecret',
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'SecretStore', name: 'main' },
    data: [{ secretKey: 'p', remoteRef: { key: 'shop/p' } }],
  },
  status: condition(
    ...(['Ready', 'False', 'could not get secret data'] as const),
    ...(['2026-11-24T11:40:00Z', 'SecretSyncedError'] as const),
  ),
  events: [
    {
      reason: 'UpdateFailed',
      message: `error processing spec.data[0] (key: shop/p), err: ${NO_CREDS}`,
      at: '2026-11-24T11:57:00Z',
    },
  ],
  stores: [storeOf('SecretStore', 'main', VAULT)],
  ...fields,
});

describe('a Secret that was missing at the last attempt', () => {
  it.each([
    [undefined, /log in|credentials|auth/i],
    [
      [CREDS],
      /^At the last attempt there was no Secret creds in namespace shop/,
    ],
    [[{ namespace: 'other', name: 'creds' }], /log in|credentials|auth/i],
  ])('is reported in the past tense if it exists now: %j', (present, words) => {
    const finding = findingOf(
      evaluate(failing({ presentSecrets: present })).findings,
      'store-auth-missing',
    );
    expect(finding?.summary).toMatch(words);
    expect(finding?.remedies[0].action === 'refresh').toBe(
      present?.[0] === CREDS,
    );
  });

  it('applies to the last check of a store, too', () => {
    const { findings } = evaluate(
      failing({
        status: undefined,
        events: [],
        presentSecrets: [CREDS],
        stores: [
          storeOf('SecretStore', 'main', VAULT, {
            ready: {
              ...{ status: 'False', reason: 'InvalidProviderConfig' },
              message: `unable to create client: ${NO_CREDS}`,
            },
          }),
        ],
      }),
    );
    expect(findingOf(findings, 'store-auth-missing')?.summary).toBe(
      'When the operator last checked the SecretStore main, there was no Secret creds in namespace shop, with which it logs in. There is one now, and the operator checks the store again within 5 minutes.',
    );
  });

  it.each([
    [
      'Errored',
      'could not get source secret',
      'It exists now, and the operator tries again',
    ],
    [
      'SourceDeleted',
      'source secret deleted; provider secrets cleaned up',
      'The source exists again, but the operator does not push it automatically',
    ],
  ])('applies to the source of a push: %s', (reason, message, words) => {
    const summary = (presentSecrets?: Case['presentSecrets']) =>
      findingOf(
        evaluate({
          kind: 'PushSecret',
          spec: {
            secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
            selector: { secret: { name: 'source' } },
            data: [
              { match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } },
            ],
          },
          status: condition(
            ...(['Ready', 'False', message] as const),
            ...(['2026-11-24T11:57:00Z', reason] as const),
          ),
          events: [{ reason: 'Errored', message, at: '2026-11-24T11:57:00Z' }],
          stores: [storeOf('SecretStore', 'main', VAULT)],
          presentSecrets,
        }).findings,
        'push-source-missing',
      )?.summary;
    expect(summary([{ namespace: 'shop', name: 'source' }])).toContain(words);
    expect(summary()).not.toContain(words);
  });

  it('applies to the keys of a Kustomization', () => {
    const input = recordedInput('Kustomization', 'sops-nokey');
    const named = namedSecrets(input.secret, input.events, []);
    expect(named).toHaveLength(1);
    const summary = (presentSecrets: typeof named) =>
      findingOf(
        diagnoseSecret({ ...input, presentSecrets }),
        'sops-decryption-failed',
      )?.summary;
    expect(summary([])).toBe(
      'The Secret for the decryption keys does not exist.',
    );
    expect(summary(named)).toContain('It exists now.');
  });
});
