import { checked, findingsOf } from '../__testUtils__/checked';

const of = (text: string, plainSecrets?: boolean) =>
  findingsOf('sops-plaintext-left', text, { policy: { plainSecrets } });
const encrypted = 'ENC[AES256_GCM,data:Zm9v,iv:eA==,tag:eQ==,type:str]';
const sops = `sops: {mac: "${encrypted}", lastmodified: x, version: 3.9.4}`;

describe('sops-plaintext-left', () => {
  it('finds each value of a file that is not encrypted', () => {
    const text = `secrets:
  postgresql: {password: hunter2, username: dagster, port: 5432}
  s3: {secretAccessKey: ""}
  custom:
    openai: {OPENAI_API_KEY: hunter2}
`;
    expect(of(text)).toEqual([
      'error secrets.postgresql.password',
      'warning secrets.postgresql.username',
      'warning secrets.postgresql.port',
      'error secrets.custom.openai.OPENAI_API_KEY',
    ]);
    expect(new Set(of(text, true).map(line => line.split(' ')[0]))).toEqual(
      new Set(['warning']),
    );
    expect(JSON.stringify(checked(text))).not.toContain('hunter2');
  });

  it('finds clear text that SOPS left, and nothing that it encrypted', () => {
    expect(
      of(
        `secrets: {polaris: {clientId: "${encrypted}", clientSecret: hunter2}}\n${sops}`,
      ),
    ).toEqual(['error secrets.polaris.clientSecret']);
    expect(
      checked(
        `secrets: {polaris: {clientId: "${encrypted}", clientSecret: "${encrypted}"}}\n${sops}`,
      ),
    ).toEqual([]);
  });

  it('finds values that aliases and merge keys repeat there', () => {
    const found = 'error secrets.postgresql.password';
    expect(of('x: &p hunter2\nsecrets: {postgresql: {password: *p}}')).toEqual([
      found,
    ]);
    expect(
      of('x: &p {password: hunter2}\nsecrets: {postgresql: {<<: *p}}'),
    ).toEqual([found]);
    expect(of('x: &p {a: {B: 5, C: true}}\nsecrets: {custom: *p}')).toEqual([
      'error secrets.custom.a.B',
      'error secrets.custom.a.C',
    ]);
  });

  it.each(['ENC[x', 'ENC[AES256_GCM,data:hunter2', `${encrypted}hunter2`])(
    'reports %s as clear text',
    value => {
      expect(of(`secrets: {s3: {secretAccessKey: "${value}"}}`)).toHaveLength(
        1,
      );
    },
  );

  it('is not deceived by metadata alone', () => {
    expect(of(`secrets: {s3: {secretAccessKey: hunter2}}\n${sops}`)).toEqual([
      'error secrets.s3.secretAccessKey',
    ]);
  });

  it('ignores placeholders and texts that are replaced later', () => {
    expect(
      of(
        'secrets: {s3: {secretAccessKey: REPLACE_ME_x, accessKeyId: "{{ .x }}"}}',
      ),
    ).toEqual(['warning secrets.s3.secretAccessKey']);
    expect(of('secrets: {}')).toEqual([]);
    expect(of('a: {secrets: {b: c}}')).toEqual([]);
  });
});
