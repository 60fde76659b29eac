import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('sync-failed', () => {
  it('keeps unknown words as they are, quoted passages masked', () => {
    const findings = findingsOf(
      'ExternalSecret',
      'es-missing-property',
      saying('the moon stood in the way of "c4n4ry"'),
    );
    expect(findingOf(findings, 'sync-failed')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      evidence: [
        {
          kind: 'event',
          text: 'UpdateFailed: the moon stood in the way of "…"',
        },
        {
          kind: 'condition',
          text: 'Ready=False: SecretSyncedError: could not get secret data from provider',
        },
      ],
    });
    expect(JSON.stringify(findings)).not.toContain('c4n4ry');
  });

  it('stands back where the cause is known', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-missing-property'),
        'sync-failed',
      ),
    ).toBeUndefined();
  });

  it('tells of a PushSecret and of the namespaces of a ClusterExternalSecret', () => {
    expect(
      findingOf(
        findingsOf(
          'PushSecret',
          'push-no-source',
          saying('set secret failed: the provider does not take it'),
        ),
        'sync-failed',
      ),
    ).toBeDefined();
    expect(
      findingOf(
        findingsOf('ClusterExternalSecret', 'ces-everywhere', ({ object }) => {
          (object.status as any).failedNamespaces = [
            { namespace: 'other', reason: 'external secret already exists' },
          ];
        }),
        'sync-failed',
      ),
    ).toMatchObject({
      confidence: 'proven',
      summary: 'The ExternalSecret could not be made in namespace other.',
    });
  });
});
