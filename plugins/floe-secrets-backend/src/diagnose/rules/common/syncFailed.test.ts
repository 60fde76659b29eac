import { diagnoseSecret } from '../../diagnose';
import {
  findingOf,
  findingsOf,
  recordedInput,
  saying,
} from '../../__testUtils__/recorded';

describe('sync-failed', () => {
  it('withholds unknown text, and shows the command that prints it', () => {
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
          text: 'UpdateFailed: … (text withheld; see it with `kubectl describe externalsecret es-missing-property -n floe`)',
        },
        {
          kind: 'condition',
          text: 'Ready=False: SecretSyncedError: could not get secret data from provider',
        },
      ],
    });
    expect(JSON.stringify(findings)).not.toContain('c4n4ry');
  });

  it('is not reported if the cause is known', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-missing-property'),
        'sync-failed',
      ),
    ).toBeUndefined();
  });

  it('applies to a PushSecret and to the namespaces of a kind for several namespaces', () => {
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
      findingOf(findingsOf('ClusterExternalSecret', 'taken'), 'sync-failed'),
    ).toMatchObject({
      confidence: 'proven',
      summary: 'The ExternalSecret could not be created in namespace floe.',
      evidence: [
        {
          kind: 'status',
          text: 'floe: external secret already exists in namespace',
        },
      ],
    });
    expect(
      findingOf(
        findingsOf('ClusterPushSecret', 'push-everywhere'),
        'sync-failed',
      ),
    ).toMatchObject({
      summary: 'The PushSecret could not be created in namespace other.',
      evidence: [{ text: 'other: push secret already exists in namespace' }],
    });
  });

  it('mentions that the cause may be in a resource that the portal may not read', () => {
    const input = recordedInput('ExternalSecret', 'es-missing-property');
    const events = {
      cluster: 'prod',
      resource: 'events',
      apiVersion: 'v1',
      servedVersions: ['v1'],
      state: 'forbidden' as const,
      reason: null,
      since: '2026-11-24T02:00:00.000Z',
    };
    const findings = diagnoseSecret({
      ...input,
      events: [],
      cluster: { ...input.cluster!, resources: [events] },
    });
    expect(findingOf(findings, 'sync-failed')).toMatchObject({
      evidence: [
        { kind: 'condition' },
        {
          kind: 'cluster',
          text: expect.stringContaining('not allowed to read'),
        },
      ],
    });
  });
});
