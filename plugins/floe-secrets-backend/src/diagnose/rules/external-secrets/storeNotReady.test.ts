import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('store-not-ready', () => {
  it("has the store's own cause as evidence", () => {
    const findings = findingsOf(
      'ExternalSecret',
      'floe-dagster-compute-secret',
    );
    expect(findingOf(findings, 'store-not-ready')).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        {
          kind: 'store',
          text: 'InvalidProviderConfig: cannot get Kubernetes secret "nope" from namespace "floe": secrets "nope" not found',
        },
        { kind: 'store' },
        { kind: 'event' },
      ],
    });
  });

  it('warns if the secret is still synced', () => {
    const finding = findingOf(
      findingsOf(
        'ExternalSecret',
        'floe-dagster-postgresql-secret',
        undefined,
        ({ object }) => {
          (object.status as any).conditions[0].status = 'False';
        },
      ),
      'store-not-ready',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      summary: expect.stringContaining('the next refresh'),
    });
  });
});
