import { sealedText } from '../__testUtils__/changes';
import { parseValuesFile } from '../merge/parseValuesFile';
import { shownFile } from './shownFile';

const shownText = (text: string) => shownFile(parseValuesFile(text));

const CANARY = 'hunter2';
const cipher = sealedText('a');
const short = `${cipher.slice(0, 12)}…${cipher.slice(-6)}`;

describe('shownFile', () => {
  it('keeps names, references and settings, line by line', () => {
    const text = `fullnameOverride: orders
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws   # ${CANARY}
    compute:
      secrets:
        - secretKey: "SNOWFLAKE_USER"
          remoteKey: floe/prod/snowflake
  sealedSecrets:
    storage:
      encryptedData:
        AWS_KEY: ${cipher}
        OTHER: ${CANARY}
dagster:
  postgresql: { enabled: false, postgresqlHost: db.example.com, postgresqlPassword: ${CANARY} }
  dagsterWebserver:
    envSecrets:
      - name: orders-compute-secret
image:
  tag: "1.2"
`;
    expect(shownText(text)).toBe(`fullnameOverride: orders
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws   # …
    compute:
      secrets:
        - secretKey: "SNOWFLAKE_USER"
          remoteKey: floe/prod/snowflake
  sealedSecrets:
    storage:
      encryptedData:
        AWS_KEY: ${short}
        OTHER: …
dagster:
  postgresql: { enabled: false, postgresqlHost: db.example.com, postgresqlPassword: … }
  dagsterWebserver:
    envSecrets:
      - name: orders-compute-secret
image:
  tag: …
`);
  });

  it('keeps the tags of YAML and words without a value', () => {
    const text = 'a: !!str\nb: !!map {}\nc: [true, ~, !!null null]\n';
    expect(shownText(text)).toBe(text);
  });

  it.each([
    ['a plain value', `a: ${CANARY}\n`],
    ['a value of several words', `a: x ${CANARY} y\n`],
    ['a value over several lines', `a: x\n  ${CANARY}\n  z\nb: 1\n`],
    ['single quotes', `a: '${CANARY}'\n`],
    ['double quotes over lines', `a: "x\n  ${CANARY}\\\n  z"\n`],
    ['a literal block', `a: |\n  ${CANARY}\n\n  z\nb: 1\n`],
    ['a folded block with a comment', `a: >- # ${CANARY}\n  ${CANARY}\n`],
    [
      'a block in an open section',
      `floe:\n  externalSecrets:\n    a: |\n      ${CANARY}\n`,
    ],
    ['a list', `a:\n  - ${CANARY}\n  - [x, ${CANARY}]\n`],
    ['a flow map', `a: {b: ${CANARY}, "c": "${CANARY}"}\n`],
    ['a comment', `# ${CANARY}\na: 1 # ${CANARY}\n#${CANARY}\n`],
    ['comments alone', `# ${CANARY}\n`],
    ['a comment after a document', `---\na: 1\n# ${CANARY}\n`],
    ['a key that is no name', `"x ${CANARY}": 1\n`],
    ['an anchored value', `a: &b ${CANARY}\nc: *b\n`],
    ['a value that begins as an anchor', `a: &${CANARY}\nb: 1\n`],
    ['an anchor and its alias', `a: &${CANARY} 1\nb: *${CANARY}\n`],
    ['a value that begins as a tag', `a: !${CANARY}\nb: 1\n`],
    ['a tag of YAML that there is none of', `a: !!${CANARY}\n`],
    ['a verbatim tag', `a: !<${CANARY}> 1\n`],
    ['a tag in a flow', `a: [!${CANARY} 1, &${CANARY} 2]\n`],
    ['a tagged value', `a: !!str ${CANARY}\n`],
    ['secrets', `secrets:\n  s3:\n    secretAccessKey: ${CANARY}\n`],
    ['a value with CRLF', `a: ${CANARY}\r\nb: |\r\n  ${CANARY}\r\n`],
    ['a byte order mark', `\ufeffa: ${CANARY}\n`],
    [
      'a value among sealed ones',
      `floe:\n  sealedSecrets:\n    custom:\n      - name: x\n        encryptedData: {A: ${CANARY}}\n`,
    ],
    [
      'an AWS key for a reference',
      `floe:\n  externalSecrets:\n    x: AKIAIOSFODNN7EXAMPLE # ${CANARY}\n`,
    ],
    ['numbers', 'pin: 123456\n'],
    ...[
      `token: ${CANARY}`,
      `enabled: ${CANARY}`,
      `annotations: {a: ${CANARY}}`,
      `name: [${CANARY}]`,
      `remoteKey: {a: ${CANARY}}`,
      `compute: {data: {PASSWORD: ${CANARY}}}`,
      `compute: {secrets: [{secretKey: A, value: ${CANARY}}, ${CANARY}]}`,
      `custom: [{name: x, data: [{secretKey: A, value: 123456}]}]`,
      `custom: [{name: x, stringData: {A: ${CANARY}}}]`,
      `template: {data: {A: ${CANARY}}}`,
    ].flatMap(field =>
      ['externalSecrets', 'sealedSecrets'].map(section => [
        `what is no reference: ${section} ${field}`,
        `floe:\n  ${section}:\n    ${field}\n`,
      ]),
    ),
    [
      'other fields of workloads',
      `dagster:\n  envSecrets: [{name: a, value: ${CANARY}}, ${CANARY}]\n`,
    ],
  ])('withholds %s', (_, text) => {
    const shown = shownText(text);
    expect(shown).not.toMatch(/hunter2|AKIA|123456/);
    expect(shown).toContain('…');
    expect(shown.split('\n')).toHaveLength(text.split('\n').length);
  });

  it.each([
    `%${CANARY}\n---\na: 1\n`,
    `%TAG !e! tag:${CANARY},2000:\n---\na: 1\n`,
  ])('is never used for a file with a directive: %j', text => {
    expect(() => shownText(text)).toThrow('begins with a directive');
    expect(() => shownText(text)).not.toThrow(CANARY);
  });

  it('keeps each field that a change writes', () => {
    const text = `floe:
  externalSecrets:
    secretStoreRef: aws
    secretStoreKind: SecretStore
    refreshInterval: 15m0s
    creationPolicy: Owner
    postgresql: { enabled: true, passwordKey: a/b, passwordProperty: c }
    catalog: { clientSecretKey: a/b, clientIdProperty: c }
    custom:
      - name: dbt
        component: transform
        data:
          - secretKey: A
            remoteKey: floe/a
            property: b
  sealedSecrets:
    annotations:
      sealedsecrets.bitnami.com/namespace-wide: "true"
    custom: [{ name: dbt, component: transform }]
`;
    expect(shownText(text)).toBe(text);
  });

  it('keeps nothing of an empty file', () => {
    expect(shownText('')).toBe('');
    expect(shownText('a:\nb: null\nc: yes\n')).toBe('a:\nb: null\nc: yes\n');
  });
});
