import { parseAllDocuments } from 'yaml';
import { ValuesInputError } from '../errors';
import { addKustomizationResource } from './kustomization';
import { storeFile, storeManifests } from './secretStore';

const vault = (serviceAccountRef: object) => ({
  vault: {
    server: 'https://vault.example.com',
    path: 'secret',
    version: 'v2',
    auth: {
      kubernetes: { mountPath: 'kubernetes', role: 'floe', serviceAccountRef },
    },
  },
});

describe('storeManifests', () => {
  const place = { apiVersion: 'external-secrets.io/v1', namespace: 'floe' };

  it('are the store, and before it the ServiceAccount with its annotation', () => {
    const manifests = storeManifests(
      {
        kind: 'SecretStore',
        name: 'aws',
        withServiceAccount: true,
        identity: 'arn:aws:iam::123456789012:role/reader',
        provider: {
          aws: {
            service: 'SecretsManager',
            region: 'eu-central-1',
            auth: { jwt: { serviceAccountRef: { name: 'sa' } } },
          },
        },
      },
      place,
    );
    expect(manifests).toMatchObject([
      {
        kind: 'ServiceAccount',
        metadata: {
          name: 'sa',
          namespace: 'floe',
          annotations: {
            'eks.amazonaws.com/role-arn':
              'arn:aws:iam::123456789012:role/reader',
          },
        },
      },
      { kind: 'SecretStore', metadata: { name: 'aws', namespace: 'floe' } },
    ]);
    expect(
      parseAllDocuments(storeFile(manifests)).map(one =>
        (one as { toJS(): unknown }).toJS(),
      ),
    ).toEqual(manifests);
  });

  it.each([
    'on',
    'no',
    'y',
    '1_000',
    '0b1',
    '0o7',
    '0X1F',
    '1e_3',
    '2024-01-01',
  ])('have %s as text for every reader', role => {
    const store = vault({ name: role });
    store.vault.auth.kubernetes.role = role;
    const text = storeFile(
      storeManifests(
        { kind: 'SecretStore', name: 'v', provider: store },
        place,
      ),
    );
    expect(text).toContain(`role: "${role}"`);
    expect(text).toContain(`name: "${role}"`);
  });

  it('have no namespace but conditions for a ClusterSecretStore', () => {
    const [store, ...others] = storeManifests(
      {
        kind: 'ClusterSecretStore',
        name: 'vault',
        provider: vault({ name: 'sa', namespace: 'external-secrets' }),
        conditions: [{ namespaces: ['floe'] }],
      },
      place,
    );
    expect(others).toEqual([]);
    expect(store.metadata).toEqual({ name: 'vault' });
    expect(store.spec?.conditions).toEqual([{ namespaces: ['floe'] }]);
  });
});

describe('addKustomizationResource', () => {
  it.each([
    ['', 'resources:\n  - a.yaml\n'],
    ['kind: Kustomization', 'kind: Kustomization\nresources:\n  - a.yaml\n'],
    [
      '# ours\nresources:\n- b.yaml # why\n- c.yaml\npatches: []\n',
      '# ours\nresources:\n- b.yaml # why\n- c.yaml\n- a.yaml\npatches: []\n',
    ],
    [
      'resources:\r\n    - "b.yaml"   # last\r\n',
      'resources:\r\n    - "b.yaml"   # last\r\n    - a.yaml\r\n',
    ],
    ['resources:\n  - b.yaml', 'resources:\n  - b.yaml\n  - a.yaml\n'],
  ])('adds a line to %j and keeps all others', (text, expected) => {
    expect(addKustomizationResource(text, 'a.yaml')).toBe(expected);
  });

  it.each(['resources: [a.yaml]', 'resources:\n  - ./a.yaml\n'])(
    'does not change %j, which lists it already',
    text => {
      expect(addKustomizationResource(text, 'a.yaml')).toBeUndefined();
    },
  );

  it.each([
    '- a',
    'resources: b.yaml',
    'resources: [b.yaml]',
    'resources:\n  - {a: b}\n',
    'resources: [',
    'resources:\n- b.yaml\n---\na: b\n',
    'resources: &all\n- b.yaml\nx: *all\nresources: []\n',
  ])('refuses %j', text => {
    expect(() => addKustomizationResource(text, 'a.yaml')).toThrow(
      ValuesInputError,
    );
  });
});
