import { findingsOf } from '../__testUtils__/checked';
import { sealedText } from '../__testUtils__/sealed';
import { CheckContext } from './types';

const PREFIX = 'sealedsecrets.bitnami.com';
const of = (annotations: string, context?: CheckContext, comment = '') =>
  findingsOf(
    'sealed-scope-mismatch',
    `${comment}
floe:
  sealedSecrets:
    enabled: true
    annotations: ${annotations}
    compute:
      enabled: true
      encryptedData: {KEY: "${sealedText()}"}
`,
    context,
  );

describe('sealed-scope-mismatch', () => {
  it.each([
    [`{${PREFIX}/namespace_wide: "true"}`],
    [`{sealed-secrets.bitnami.com/namespace-wide: "true"}`],
    [`{${PREFIX}/cluster-wide: "True"}`],
    [`{${PREFIX}/namespace-wide: "yes"}`],
  ])('finds an annotation that is no scope: %s', annotations => {
    expect(of(annotations)).toEqual([
      expect.stringContaining('warning floe.sealedSecrets.annotations['),
    ]);
  });

  it.each([
    '{}',
    `{${PREFIX}/namespace-wide: "true"}`,
    `{${PREFIX}/namespace-wide: "false"}`,
    '{sealed-secrets.bitnami.com/last-rotated: "2024-01-01T00:00:00Z"}',
  ])('leaves alone: %s', annotations => {
    expect(of(annotations)).toEqual([]);
  });

  it('finds a scope that differs from the annotations', () => {
    const sealedFor = { scope: 'namespace-wide' as const };
    expect(of('{}', { sealedFor })).toEqual([
      'error floe.sealedSecrets.annotations',
    ]);
    expect(of(`{${PREFIX}/cluster-wide: "true"}`, { sealedFor })).toEqual([
      'error floe.sealedSecrets.annotations',
    ]);
    expect(
      of(`{${PREFIX}/namespace-wide: "true"}`, {
        sealedFor: { scope: 'strict' },
      }),
    ).toEqual(['error floe.sealedSecrets.annotations']);
    expect(of(`{${PREFIX}/namespace-wide: "true"}`, { sealedFor })).toEqual([]);
  });

  it.each([
    '--scope namespace-wide',
    '--scope=namespace-wide',
    '--scope "cluster-wide"',
  ])('finds in a comment the scope for sealing: %s', flag => {
    const comment = `# kubeseal --raw ${flag}`;
    expect(of('{}', {}, comment)).toEqual(['warning null']);
  });

  it('reports nothing for a comment that agrees with the annotations', () => {
    const comment = '# kubeseal --raw --scope namespace-wide';
    expect(of(`{${PREFIX}/namespace-wide: "true"}`, {}, comment)).toEqual([]);
    expect(findingsOf('sealed-scope-mismatch', `${comment}\na: 1\n`)).toEqual(
      [],
    );
  });
});
