import { diagnoseSecret } from '../../diagnose';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

describe('api-version-not-served', () => {
  const withChart = (servedVersions: string[], representsRelease?: boolean) => {
    const input = recordedInput(
      'ExternalSecret',
      'floe-dagster-postgresql-secret',
      ({ object }) => {
        (object.metadata as any).labels['helm.sh/chart'] = 'floe-dagster-0.1.0';
      },
    );
    return findingOf(
      diagnoseSecret({
        ...input,
        representsRelease,
        cluster: {
          ...input.cluster!,
          resources: [
            {
              cluster: 'prod',
              resource: 'externalsecrets.external-secrets.io',
              apiVersion: servedVersions[0],
              servedVersions,
              state: 'watching',
              reason: null,
              since: '2026-11-24T02:00:00Z',
            },
          ],
        },
      }),
      'api-version-not-served',
    );
  };

  it('warns before the next upgrade of the chart', () => {
    expect(withChart(['external-secrets.io/v1'])).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      evidence: [
        { kind: 'spec', text: 'helm.sh/chart: floe-dagster-0.1.0' },
        { kind: 'cluster', text: 'Served: external-secrets.io/v1' },
      ],
    });
  });

  it('is reported for one object of the release only', () => {
    expect(withChart(['external-secrets.io/v1'], true)).toBeDefined();
    expect(withChart(['external-secrets.io/v1'], false)).toBeUndefined();
  });

  it('accepts a cluster that also serves v1beta1', () => {
    expect(
      withChart(['external-secrets.io/v1', 'external-secrets.io/v1beta1']),
    ).toBeUndefined();
  });
});
