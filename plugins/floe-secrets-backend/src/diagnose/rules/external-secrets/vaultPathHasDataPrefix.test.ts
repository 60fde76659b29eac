import { findingOf, findingsOf } from '../../__testUtils__/recorded';

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

  it('breaks where the mount has another name', () => {
    expect(withKey('secret/data/floe/snowflake', 'kv')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      remedies: [{ title: 'Write the key without it: floe/snowflake' }],
    });
  });

  it('works where the mount has the name of the prefix', () => {
    expect(withKey('secret/data/floe/snowflake', 'secret')).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
    });
  });

  it('is no fault in KV version 1, nor without the prefix', () => {
    expect(withKey('secret/data/floe', 'kv', 'v1')).toBeUndefined();
    expect(withKey('floe/data-science', 'kv')).toBeUndefined();
  });
});
