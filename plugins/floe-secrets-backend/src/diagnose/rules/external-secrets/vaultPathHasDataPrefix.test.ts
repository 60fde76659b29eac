import { diagnoseSecret } from '../../diagnose';
import {
  findingOf,
  findingsOf,
  recordedInput,
  saying,
} from '../../__testUtils__/recorded';

describe('vault-path-has-data-prefix', () => {
  const withKey = (key: string, path: string, version = 'v2') =>
    findingOf(
      findingsOf(
        'ExternalSecret',
        'floe-dagster-compute-secret',
        ({ object }) => {
          (object.spec as any).data[0].remoteRef.key = key;
        },
        ({ object }) => {
          Object.assign((object.spec as any).provider.vault, { path, version });
        },
      ),
      'vault-path-has-data-prefix',
    );

  it('fails if the mount has another name', () => {
    expect(withKey('secret/data/floe/snowflake', 'kv')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      remedies: [{ title: 'Write the key without it: floe/snowflake' }],
    });
  });

  it('works if the mount has the name of the prefix', () => {
    expect(withKey('secret/data/floe/snowflake', 'secret')).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
    });
  });

  it('is no fault in KV version 1, nor without the prefix', () => {
    expect(withKey('secret/data/floe', 'kv', 'v1')).toBeUndefined();
    expect(withKey('floe/data-science', 'kv')).toBeUndefined();
  });

  describe('with several stores', () => {
    /** What is said where `data[1]` is fetched from a store of its own. */
    const evaluate = (options: {
      keys: [string, string];
      own: { provider: string; path: string; version?: string };
      failsAt?: number;
    }) => {
      const input = recordedInput(
        'ExternalSecret',
        'floe-dagster-compute-secret',
        ({ object, events }) => {
          const spec = object.spec as any;
          spec.data = options.keys.map((key, index) => ({
            secretKey: `k${index}`,
            remoteRef: { key },
            ...(index === 1 && {
              sourceRef: {
                storeRef: { kind: 'ClusterSecretStore', name: 'own' },
              },
            }),
          }));
          if (options.failsAt !== undefined) {
            saying(
              `error processing spec.data[${options.failsAt}] (key: x), err: Secret does not exist`,
            )({ object, events });
          }
        },
      );
      const [main] = input.stores;
      const { path, provider, version = 'v2' } = options.own;
      const own = {
        ...main,
        kind: 'ClusterSecretStore' as const,
        name: 'own',
        store: {
          ...main.store!,
          provider,
          detail: { path, version },
        },
      };
      return findingOf(
        diagnoseSecret({ ...input, stores: [main, own] }),
        'vault-path-has-data-prefix',
      );
    };

    it('checks the store of the reference, not the first one', () => {
      expect(
        evaluate({
          keys: ['plain', 'secret/data/x'],
          own: { provider: 'vault', path: 'secret' },
        }),
      ).toMatchObject({ severity: 'warning', confidence: 'proven' });
      expect(
        evaluate({
          keys: ['plain', 'kv/data/x'],
          own: { provider: 'vault', path: 'other' },
        }),
      ).toMatchObject({
        confidence: 'likely',
        evidence: [
          {
            text: 'remoteRef.key: kv/data/x, of the ClusterSecretStore own with path other, version v2',
          },
        ],
      });
    });

    it.each([
      { provider: 'vault', path: 'kv', version: 'v1' },
      { provider: 'aws', path: '' },
    ])('reports nothing if the reference has another store: %j', own => {
      expect(
        evaluate({ keys: ['plain', 'secret/data/x'], own }),
      ).toBeUndefined();
    });

    it('is an error only for the reference that fails', () => {
      const keys: [string, string] = ['plain', 'kv/data/x'];
      const own = { provider: 'vault', path: 'other' };
      expect(evaluate({ keys, own, failsAt: 0 })?.severity).toBe('warning');
      expect(evaluate({ keys, own, failsAt: 1 })?.severity).toBe('error');
    });
  });
});
