import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('remote-property-missing', () => {
  it('is reported for a provider that distinguishes it from a missing key', () => {
    expect(
      findingOf(
        findingsOf(
          'ExternalSecret',
          'es-missing-property',
          saying(
            'error processing spec.data[0] (key: floe/prod/dagster-postgresql), err: key nope does not exist in secret floe/prod/dagster-postgresql',
          ),
        ),
        'remote-property-missing',
      ),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'The key floe/prod/dagster-postgresql has no property nope.',
    });
  });

  it("is what Vault's missing data key means on a secret", () => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-missing-property',
      saying(
        'error processing spec.data[0] (key: floe/prod/dagster-postgresql), err: cannot find secret data for key: "nope"',
      ),
      ({ object }) => {
        object.spec = {
          provider: { vault: { server: 'https://v', path: 'a' } },
        };
      },
    );
    expect(findingOf(findings, 'remote-property-missing')).toBeDefined();
    expect(findingOf(findings, 'store-auth-missing')).toBeUndefined();
  });
});
