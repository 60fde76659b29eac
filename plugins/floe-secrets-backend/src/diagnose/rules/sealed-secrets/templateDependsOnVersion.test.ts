import { Case, condition, evaluate } from '../../__testUtils__/synthetic';

const CIPHERTEXT = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 7),
  Buffer.alloc(40, 9),
]).toString('base64');

const sealed = (fields: Partial<Case>): Case => ({
  kind: 'SealedSecret',
  spec: { encryptedData: { password: CIPHERTEXT } },
  ...fields,
});

describe('template-depends-on-version', () => {
  const withTemplate = (data: Record<string, unknown>) =>
    evaluate(
      sealed({
        spec: {
          encryptedData: { password: CIPHERTEXT },
          template: { data },
        },
        status: {
          observedGeneration: 1,
          ...condition('Synced', 'True', '', '2026-11-20T08:00:01Z'),
        },
      }),
    ).findings;

  it.each<[Record<string, unknown>, string, RegExp]>([
    [
      { password: 'x' },
      'proven',
      /password is both sealed and in the template/,
    ],
    [
      { password: '{{ .password | trim }}' },
      'proven',
      /password is both sealed/,
    ],
    [{ user: 'bob', url: 'pg://{{ .user }}' }, 'likely', /reads user/],
    [{ user: 'bob', url: '{{- $.user -}}' }, 'likely', /reads user/],
    [
      { user: 'bob', url: '{{ printf "%s:%s" .user .password }}' },
      'likely',
      /reads user,/,
    ],
    [
      { 'db-user': 'bob', url: '{{ index . "db-user" }}' },
      'likely',
      /reads db-user/,
    ],
  ])('is reported for %j', (data, confidence, summary) => {
    expect(withTemplate(data)).toMatchObject([
      {
        id: 'template-depends-on-version',
        severity: 'warning',
        confidence,
        summary: expect.stringMatching(summary),
      },
    ]);
  });

  it.each<[Record<string, unknown>]>([
    [{ user: 'bob', url: 'pg://{{ .password }}@db.user/.user' }],
    [{ user: 'bob', url: '{{ printf "%s .user" .password }}' }],
    [{ user: 'bob', url: '{{ .password.user }}' }],
    [{ user: 'bob', url: '{{ .username }}' }],
    [{ user: 7, url: null }],
  ])('is not reported for %j', data => {
    expect(withTemplate(data)).toEqual([]);
  });
});
