import { readManifests } from './readManifests';

const CIPHER = 'ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]';
const HEAD = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: one\n';
const ONE = { name: 'one', namespace: null, encrypted: ['stringData'] };

describe('readManifests', () => {
  it.each(['!!merge <<', '<<', '"<<"'])(
    'reads the keys that %s merges, as sops writes them out',
    merge => {
      const merged = `stringData:\n    ${merge}:\n        user: ${CIPHER}\n        pass: ${CIPHER}\n`;
      expect(
        readManifests(`${HEAD}${merged}    pass: ${CIPHER}\n`, 'yaml'),
      ).toEqual([{ ...ONE, keys: ['user', 'pass'] }]);
      expect(readManifests(`${HEAD}${merged}`, 'yaml')).toEqual([
        { ...ONE, keys: ['user', 'pass'] },
      ]);
    },
  );

  it('follows aliases and several merged maps', () => {
    expect(
      readManifests(
        `x: &x { a: ${JSON.stringify(
          CIPHER,
        )} }\n${HEAD}stringData:\n  <<: [*x, { b: 1 }]\n  c: 2\ndata: *x\n`,
        'yaml',
      ),
    ).toEqual([
      {
        ...ONE,
        encrypted: ['data', 'stringData'],
        keys: ['a', 'b', 'c'],
      },
    ]);
  });

  const secret = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'floe' },
    stringData: { user: CIPHER },
  });
  const read = (name: string) => ({
    ...ONE,
    name,
    namespace: 'floe',
    keys: ['user'],
  });

  it.each([
    ['JSON', JSON.stringify(secret('one'))],
    ['indented JSON', JSON.stringify(secret('one'), null, 2)],
    [
      'flow style',
      `{apiVersion: v1, kind: Secret, metadata: {name: one, namespace: floe}, stringData: {user: "${CIPHER}"}}\n`,
    ],
    [
      'indented blocks',
      `---\n  apiVersion: v1\n  kind: Secret\n  metadata: { name: one, namespace: floe }\n  stringData: { user: "${CIPHER}" }\n`,
    ],
  ])('reads a Secret in %s', (_, text) => {
    expect(readManifests(text, 'yaml')).toEqual([read('one')]);
  });

  it.each([
    [
      'merged into the document',
      `!!merge <<: { apiVersion: v1, kind: Secret }\nmetadata: { name: one, namespace: floe }\nstringData: { user: "${CIPHER}" }\n`,
    ],
    [
      'merged into the metadata',
      `apiVersion: v1\nkind: Secret\nmetadata:\n  !!merge <<: { namespace: floe, name: other }\n  name: one\nstringData: { user: "${CIPHER}" }\n`,
    ],
    [
      'merged from an anchor',
      `x-meta: &meta { name: one, namespace: floe }\napiVersion: v1\nkind: Secret\nmetadata: { <<: *meta }\nstringData: { user: "${CIPHER}" }\n`,
    ],
    [
      'with quoted words',
      `"apiVersion": "v1"\n'kind': 'Secret'\n"metadata": {"name": "one", 'namespace': !!str floe}\n"stringData": {"user": "${CIPHER}"}\n`,
    ],
    [
      'with a byte order mark and carriage returns',
      `\uFEFFapiVersion: v1\r\nkind: Secret\r\nmetadata:\r\n  name: one\r\n  namespace: floe\r\nstringData:\r\n  user: ${CIPHER}\r\n`,
    ],
    [
      'behind comments and directives',
      `# kind: List\n%YAML 1.1\n--- # one\napiVersion: v1\nkind: Secret # kind: ConfigMap\nmetadata: { name: one, namespace: floe }\nstringData: { user: "${CIPHER}" }\n...\n`,
    ],
    [
      'in JSON with tabs, as sops writes it',
      `${JSON.stringify(secret('one'), null, '\t')}\n`,
    ],
    [
      'in a list of lists',
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [{ apiVersion: 'v1', kind: 'List', items: [secret('one')] }],
      }),
    ],
    [
      'in a list of flow style',
      `{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: one, namespace: floe}, stringData: {user: "${CIPHER}"}}]}`,
    ],
    [
      'in a list that is merged',
      `x: &x [ ${JSON.stringify(
        secret('one'),
      )} ]\napiVersion: v1\nkind: List\n<<: { items: *x }\n`,
    ],
  ])('reads a Secret %s', (_, text) => {
    expect(readManifests(text, 'yaml')).toEqual([read('one')]);
  });

  it.each([
    '0o7',
    '0X1F',
    '1e_3',
    '"08"',
    'yes',
    '~',
    '.5',
    '1_000',
    '"<"',
    '2001-01-01',
    'tls.crt',
    '&a key',
  ])('names the key %s as it is written', key => {
    expect(
      readManifests(`${HEAD}stringData:\n  ${key}: ${CIPHER}\n`, 'yaml'),
    ).toEqual([{ ...ONE, keys: [key.replace('&a ', '').replaceAll('"', '')] }]);
  });

  it('reads the Secrets of a List and of several documents', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [secret('a'), { ...secret('x'), kind: 'ConfigMap' }, secret('b')],
    };
    expect(
      readManifests(
        `${JSON.stringify(list)}\n---\nkind: Namespace\n---\n${JSON.stringify(
          secret('c'),
        )}\n`,
        'yaml',
      ),
    ).toEqual([read('a'), read('b'), read('c')]);
  });

  it('reads the items of a SecretList, which need no kind', () => {
    const { metadata, stringData } = secret('a');
    const list = {
      apiVersion: 'v1',
      kind: 'SecretList',
      items: [{ metadata, stringData }, secret('b')],
    };
    expect(readManifests(JSON.stringify(list), 'yaml')).toEqual([
      read('a'),
      read('b'),
    ]);
  });

  it.each([
    'kind: Secret\n',
    'a: Secret\n',
    'apiVersion: v1\nkind: List\n',
    '- Secret\n',
  ])('reads nothing from %j', text => {
    expect(readManifests(text, 'yaml')).toEqual([]);
  });
});
