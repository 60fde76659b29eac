import {
  findingOf,
  findingsOf,
  recordedInput,
  saying,
} from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('store-not-found', () => {
  it('is proven by the message of the controller', () => {
    const findings = findingsOf('ExternalSecret', 'es-store-missing');
    expect(findingOf(findings, 'store-not-found')).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'There is no SecretStore no-such-store in namespace floe.',
      remedies: [
        { command: 'kubectl get secretstore -n floe' },
        { action: 'open-wizard' },
      ],
    });
    expect(findingOf(findings, 'remote-key-missing')).toBeUndefined();
  });

  it('is not concluded from a store that was not observed yet', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-store-missing', saying('?')),
        'store-not-found',
      ),
    ).toBeUndefined();
  });

  const synced = (kind: string, amend: (recorded: any) => void = () => {}) => {
    const input = recordedInput('ExternalSecret', 'es-extract', amend);
    return diagnoseSecret({
      ...input,
      stores: input.stores.map(store => ({ ...store, store: undefined })),
      cluster: {
        ...input.cluster!,
        resources: [
          {
            ...{ cluster: 'prod', resource: `${kind}.external-secrets.io` },
            ...{ apiVersion: null, servedVersions: [], reason: null },
            ...{ state: 'watching', since: '2026-11-24T02:00:00Z' },
          },
        ],
      },
    });
  };

  it('announces that the next refresh fails if the store is gone since', () => {
    const found = findingOf(synced('secretstores'), 'store-not-found');
    expect(found).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary: expect.stringMatching(
        /^The SecretStore \S+ no longer exists: the next refresh of this secret will fail\.$/,
      ),
    });
  });

  it.each<[string, string, (recorded: any) => void]>([
    ['stores of its kind are not observed', 'clustersecretstores', () => {}],
    [
      'it is never refreshed',
      'secretstores',
      ({ object }) => {
        object.spec.refreshInterval = '0s';
      },
    ],
    [
      'the object names the store since its last success only',
      'secretstores',
      ({ object }) => {
        object.metadata.generation += 1;
      },
    ],
  ])('announces nothing if %s', (_, kind, amend) => {
    expect(findingOf(synced(kind, amend), 'store-not-found')).toBeUndefined();
  });
});
