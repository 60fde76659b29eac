import { checked, findingsOf } from '../__testUtils__/checked';
import { credentialSamples } from '../__testUtils__/credentialSamples';
import { withCheckDigits } from '../__testUtils__/withCheckDigits';

const of = (text: string) => findingsOf('credential-in-values', text);
const token = credentialSamples['GitHub fine-grained token'];

describe('credential-in-values', () => {
  it.each([
    [
      'dagster: {postgresql: {postgresqlPassword: hunter2}}',
      'dagster.postgresql.postgresqlPassword',
    ],
    ['a: {DB_PASSWORD: hunter2}', 'a.DB_PASSWORD'],
    ['a: {password: 123456}', 'a.password'],
    ['a: {clientSecret: hunter2}', 'a.clientSecret'],
    ['a: {secretAccessKey: hunter2}', 'a.secretAccessKey'],
    ['a: {apiKey: hunter2}', 'a.apiKey'],
    ['a: {auth-token: hunter2}', 'a.auth-token'],
    ['env: [{name: DB_PASSWORD, value: hunter2}]', 'env[0].value'],
    ['a: |\n  export DB_PASSWORD=hunter2\n', 'a'],
    ['args: ["--db-password", hunter2]', 'args[1]'],
    ['args: [--token, hunter2]', 'args[1]'],
    ['a: {passwords: [hunter2]}', 'a.passwords[0]'],
    ['a: {password: {value: hunter2}}', 'a.password.value'],
    ['a: {DJANGO_SECRET_KEY: hunter2}', 'a.DJANGO_SECRET_KEY'],
    ['a: {secretKeyBase: hunter2}', 'a.secretKeyBase'],
    ['a: {secret: "hunter2!A"}', 'a.secret'],
    ['a: {password: p}', 'a.password'],
    ['a: |\n  host: db\n  db_password: hunter2\n', 'a'],
    ['a: |\n  [default]\n  password = hunter2\n', 'a'],
    ['a: \'{"password": "hunter2"}\'', 'a'],
    [`a: ${token}`, 'a'],
    [`a: [x, ${token}]`, 'a[1]'],
    [`a: &x ${token}\nb: *x`, 'a'],
    ['a: "postgres://u:hunter2@db/x"', 'a'],
  ])('finds a value in %s', (text, path) => {
    expect(of(text)).toEqual([`error ${path}`]);
  });

  it('finds a token that is a key, and does not show it', () => {
    expect(of(`a: {${token}: x}`)).toEqual(['error a[…]']);
  });

  it('finds tokens in comments', () => {
    const [finding, ...others] = checked(`a: 1\nb: 2 # old: ${token}\n`);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ line: 2, column: 6, path: null });
    expect(of(`a: "x # ${token}"`)).toEqual(['error a']);
  });

  it('only warns of wrong check digits if nothing else says that it is a value', () => {
    const right = withCheckDigits('ghp_', 'q7Rm2Xv9Kc4Lp8Zt1Bn6Hd3Gf5Js0W');
    const wrong = `${right.slice(0, -1)}${right.endsWith('a') ? 'b' : 'a'}`;
    expect(of(`a: ${right}`)).toEqual(['error a']);
    expect(of(`a: ${wrong}`)).toEqual(['warning a']);
    expect(of(`password: ${wrong}`)).toEqual(['error password']);
  });

  it.each([
    'dagster: {postgresql: {postgresqlPassword: ""}}',
    'dagster: {postgresql: {postgresqlPassword: null}}',
    'a: {passwordKey: floe/db, passwordProperty: password}',
    'a: {existingSecret: orders-db, secretName: orders-db, secretKey: password}',
    'a: {password: "{{ .Values.x }}"}',
    'a: {password: "${DB_PASSWORD}"}',
    'a: {password: $(DB_PASSWORD)}',
    'a: {password: <password>}',
    'a: {password: REPLACE_WITH_YOUR_PASSWORD}',
    'a: {password: "ref+vault://floe/db#password"}',
    'a: {password: /run/secrets/password}',
    'a: {passwordFile: /run/secrets/password, tokenPath: x}',
    'a: {automountServiceAccountToken: true, tokenRefreshEnabled: true, maxTokens: 5}',
    'a: {proxy_pass: http://x, bypass: yes, pass: 3, loginToken: 3}',
    'a: {token: "https://id.example/token"}',
    'a: {checksum/secret: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae}',
    'args: [--password-file, x, --auth-token-webhook, x, --secret, ns/name]',
    'a: "The token: a text. password = your choice"',
    'a: |\n  password = os.environ["X"]\n  token: $(cat /x)\n  password = getpass()\n',
    'a: {passwordSecretKey: password, secretKey: password, sortKey: day}',
    'a: {password: {secretKeyRef: {name: a, key: password}}}',
    'a: {grantType: password, auth: {type: password}, tokenUrl: https://x}',
    'env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: password}}}]',
    'env: [{name: LOG_LEVEL, value: debug}]',
    'a: {imagePullSecret: regcred, tlsSecret: x, partitionKey: day, secret: orders-tls}',
    'image: {tag: 2c26b46b68ffc68ff99b453c1d30413413422d70}',
    '# export DB_PASSWORD=hunter2 and postgres://user:pass@host\na: 1',
    'a: {password: "ENC[AES256_GCM,data:Zm9v,iv:eA==,tag:eQ==,type:str]"}',
  ])('leaves alone: %s', text => {
    expect(of(text)).toEqual([]);
  });
});
