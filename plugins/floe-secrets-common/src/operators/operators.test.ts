import { knownProblems, OPERATOR_PROBLEMS } from './knownProblems';
import { Operator } from './operators';
import { compareReleases, parseRelease } from './releases';

describe('releases of operators', () => {
  it.each([
    ['v0.20.4', '0.20.4'],
    ['0.36.6', '0.36.6'],
    ['v2.9.0-ubi', '2.9.0'],
    ['0.36.6-debian-12-r1', '0.36.6'],
    ['1.9.6+corp.3', '1.9.6'],
    ['v0.20.4-distroless', '0.20.4'],
  ])('reads %s', (tag, release) => {
    expect(parseRelease(tag)).toBe(release);
  });

  it.each([
    'latest',
    '',
    'main',
    'v1.0',
    '1',
    'v1.0.0-rc1',
    '1.0.0-beta.2',
    'v1.0.0-SNAPSHOT',
    'sha256-0123',
    '2026.11.30.1',
    `1.0.${'9'.repeat(50)}`,
  ])('does not take %s for a release', tag => {
    expect(parseRelease(tag)).toBeUndefined();
  });

  it('compares by number', () => {
    expect(compareReleases('0.9.9', '0.10.0')).toBeLessThan(0);
    expect(compareReleases('1.0.0', '0.99.99')).toBeGreaterThan(0);
    expect(compareReleases('2.3.0', '2.3.0')).toBe(0);
  });
});

describe('known problems', () => {
  const ids = (
    operator: Operator,
    version: string | null,
    served: string[] = [],
  ) => knownProblems(operator, version, served).map(({ id }) => id);
  const both = ['external-secrets.io/v1', 'external-secrets.io/v1beta1'];

  it('have an id of their own, a range that is one, and a source', () => {
    const all = OPERATOR_PROBLEMS.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    const ranges = OPERATOR_PROBLEMS.map(problem => ({
      from: '0.0.0',
      before: '99999.0.0',
      ...problem,
    }));
    for (const { before, from, link } of ranges) {
      expect([from, before].map(parseRelease)).toEqual([from, before]);
      expect(compareReleases(from, before)).toBeLessThan(0);
      expect(link).toMatch(/^https:\/\//);
    }
  });

  it('begin with the first release that has them and end before the first without', () => {
    const of = (version: string) => ids('external-secrets', version, both);
    expect(of('0.14.4')).not.toContain('eso-push-secret-namespaces');
    expect(of('0.15.0')).toContain('eso-push-secret-namespaces');
    expect(of('0.19.1')).toContain('eso-push-secret-namespaces');
    expect(of('0.19.2')).not.toContain('eso-push-secret-namespaces');
    expect(of('0.20.1')).not.toContain('eso-get-secret-key');
    expect(of('0.20.2')).toContain('eso-get-secret-key');
    expect(of('1.2.0')).not.toContain('eso-get-secret-key');
    expect(of('2.9.0')).toEqual([]);
  });

  it('of Sealed Secrets are listed by version, warnings first', () => {
    expect(ids('sealed-secrets', '0.16.0')).toEqual([
      'ss-rotate-scope',
      'ss-no-status',
      'ss-template-plain-keys',
    ]);
    expect(ids('sealed-secrets', '0.24.3')).toContain('ss-observed-generation');
    expect(ids('sealed-secrets', '0.36.6')).toEqual(['ss-template-plain-keys']);
    expect(ids('sealed-secrets', '0.40.0')).toEqual(['ss-null-omits-nothing']);
  });

  it('need a version unless the served API shows them', () => {
    expect(ids('sealed-secrets', null)).toEqual([]);
    expect(ids('external-secrets', null, both)).toEqual([]);
    expect(ids('external-secrets', null, [both[0]])).toEqual([
      'eso-v1beta1-not-served',
    ]);
    expect(ids('external-secrets', null, [both[1]])).toEqual([
      'eso-v1-not-served',
    ]);
    expect(ids('external-secrets', null, [])).toEqual([]);
  });

  it('are those of the operator asked for', () => {
    expect(ids('kustomize-controller', '1.9.6')).toEqual([
      'flux-encrypted-string-data',
    ]);
    expect(ids('kustomize-controller', '1.10.0')).toEqual([]);
  });
});
