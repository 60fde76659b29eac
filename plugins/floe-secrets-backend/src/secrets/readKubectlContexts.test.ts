import { ConfigReader } from '@backstage/config';
import { readKubectlContexts } from './readKubectlContexts';

describe('readKubectlContexts', () => {
  it('uses the first matching entry', () => {
    const contextOf = readKubectlContexts(
      new ConfigReader({
        floeSecrets: {
          kubectl: {
            contexts: [
              { cluster: 'floe-prod', context: 'arn:aws:eks:eu:1:cluster/p' },
              { cluster: 'floe-*', context: 'acme-{cluster}' },
            ],
          },
        },
      }),
    );
    expect(contextOf('floe-prod')).toBe('arn:aws:eks:eu:1:cluster/p');
    expect(contextOf('floe-$&')).toBe('acme-floe-$&');
    expect(contextOf('other')).toBeUndefined();
    expect(readKubectlContexts(new ConfigReader({}))('x')).toBeUndefined();
  });
});
