import { parse } from 'yaml';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { applySecretsChange } from './applySecretsChange';

const context = { release: 'floe-dagster', namespace: 'floe' };
const change = externalSecretsChange();

const section = `externalSecrets:
    enabled: true
    secretStoreRef: "aws-secrets-manager"
    secretStoreKind: "SecretStore"
    refreshInterval: "15m0s"
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: "floe/prod/snowflake"
          property: "user"
`;

function apply(text: string) {
  const result = applySecretsChange(text, change, context);
  expect(applySecretsChange(result.yaml, change, context)).toMatchObject({
    yaml: result.yaml,
    changed: false,
    changes: [],
  });
  return result.yaml;
}

describe('applySecretsChange keeps the layout of a file', () => {
  it.each([
    ['no file', '', `floe:\n  ${section}`],
    ['comments alone', '# mine\n', `# mine\nfloe:\n  ${section}`],
    ['an empty map', '{}\n', `floe:\n  ${section}`],
    [
      'an empty map with a comment',
      '{} # mine\n',
      ` # mine\nfloe:\n  ${section}`,
    ],
    ['a null', '~\n', `floe:\n  ${section}`],
    ['a document marker', '---\n# mine\n', `---\n# mine\nfloe:\n  ${section}`],
    ['an empty key', 'floe:\n', `floe:\n  ${section}`],
    [
      'an empty key with a comment',
      'floe: # ours\n\nimage: x\n',
      `floe: # ours\n  ${section}\nimage: x\n`,
    ],
    [
      'an explicit null',
      'floe: null # ours\nimage: x\n',
      `floe: # ours\n  ${section}image: x\n`,
    ],
    [
      'an empty map in braces',
      'floe: {} # ours\nimage: x\n',
      `floe: # ours\n  ${section}image: x\n`,
    ],
    [
      'a map in braces',
      'floe: { platformSpec: { enabled: true } } # ours\n',
      `floe: # ours\n  platformSpec:\n    enabled: true\n  ${section}`,
    ],
    [
      'braces over several lines',
      'floe: {\n  platformSpec: {},\n}\nimage: x\n',
      `floe:\n  platformSpec: {}\n  ${section}image: x\n`,
    ],
    [
      'other maps after it',
      'floe:\n  platformSpec:\n    enabled: true\n\n# the image\nimage: x\n',
      `floe:\n  platformSpec:\n    enabled: true\n  ${section}\n# the image\nimage: x\n`,
    ],
    [
      'a block scalar at the end',
      'floe:\n  content: |\n    a\n\n    b\n\nimage: x\n',
      `floe:\n  content: |\n    a\n\n    b\n  ${section}\nimage: x\n`,
    ],
    ['a document end', 'floe: {}\n...\n', `floe:\n  ${section}...\n`],
    [
      'keys in quotes',
      '"floe": {}\n\'image\': x\n',
      `"floe":\n  ${section}'image': x\n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(apply(text)).toBe(expected);
  });

  it('four spaces and lists that are not indented', () => {
    const text = `image:
    pullSecrets:
    - name: registry
floe:
    externalSecrets:
        enabled: true
        secretStoreRef: aws-secrets-manager
        secretStoreKind: SecretStore
        refreshInterval: 15m0s
        compute:
            enabled: true
            secrets:
            - remoteKey: floe/prod/snowflake
              secretKey: SNOWFLAKE_ROLE
`;
    expect(apply(text)).toBe(`${text}            - secretKey: SNOWFLAKE_USER
              remoteKey: "floe/prod/snowflake"
              property: "user"
`);
  });

  it('a property that is the first field of its entry', () => {
    const text = `floe:
  externalSecrets:
    compute:
      secrets:
        - property: user # gone
          remoteKey: floe/prod/snowflake
          secretKey: SNOWFLAKE_USER
`;
    const { yaml } = applySecretsChange(
      text,
      externalSecretsChange({
        components: {
          compute: {
            keys: [
              { secretKey: 'SNOWFLAKE_USER', remoteKey: 'floe/prod/snowflake' },
            ],
          },
        },
      }),
      context,
    );
    expect(yaml).toContain(`        - remoteKey: floe/prod/snowflake
          secretKey: SNOWFLAKE_USER
`);
  });

  it('Windows line breaks', () => {
    const text =
      '# mine\r\nfloe:\r\n  compiledArtifacts:\r\n    content: |\r\n      a\r\n      b\r\nimage: x\r\n';
    const yaml = apply(text);
    expect(yaml.replaceAll('\r\n', '').includes('\n')).toBe(false);
    expect(yaml.startsWith(text.slice(0, text.indexOf('image')))).toBe(true);
    expect(yaml.endsWith('image: x\r\n')).toBe(true);
  });

  it('a missing line break at the end', () => {
    expect(apply('image: x')).toBe(`image: x\nfloe:\n  ${section}`.trimEnd());
    expect(apply('floe:\n  a: b')).toBe(
      `floe:\n  a: b\n  ${section}`.trimEnd(),
    );
    expect(apply('image: x\r\nfloe: {}').endsWith('\n')).toBe(false);
  });

  it('an empty document at the end', () => {
    expect(apply('image: x\n---\n# the end\n')).toBe(
      `image: x\nfloe:\n  ${section}---\n# the end\n`,
    );
  });

  it('a byte order mark', () => {
    expect(apply('\ufeffimage: x\n')).toBe(
      `\ufeffimage: x\nfloe:\n  ${section}`,
    );
  });

  it('anchors outside of the change', () => {
    const text = 'a: &limits { cpu: 1 }\nb: *limits\nc:\n  <<: *limits\n';
    expect(apply(text)).toBe(`${text}floe:\n  ${section}`);
  });

  it('a block scalar that becomes a name', () => {
    const text =
      'floe:\n  externalSecrets:\n    secretStoreRef: >-\n      other\n    enabled: false\n';
    const yaml = apply(text);
    expect(yaml).toContain(
      '    secretStoreRef: "aws-secrets-manager"\n    enabled: true\n',
    );
  });

  it('ciphertext in place', () => {
    const text = `floe:
  sealedSecrets:
    enabled: true
    storage:
      enabled: true
      encryptedData:
        # from the vault of the storage team
        AWS_ACCESS_KEY_ID: "${sealedText('old')}"
        AWS_REGION: ${sealedText('region')} # stays
`;
    const { yaml } = applySecretsChange(text, sealedSecretsChange(), context);
    expect(yaml).toBe(text.replace(sealedText('old'), sealedText('id')));
  });

  it('keys that Helm reads as a boolean elsewhere', () => {
    const yaml = apply('on: x\nno: y\n1: z\n');
    expect(yaml.startsWith('on: x\nno: y\n1: z\nfloe:\n')).toBe(true);
    expect(parse(yaml).floe.externalSecrets.enabled).toBe(true);
  });
});
