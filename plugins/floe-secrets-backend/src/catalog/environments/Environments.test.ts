import { ConfigReader } from '@backstage/config';
import { readEnvironments } from './readEnvironments';

function environments(...list: object[]) {
  return readEnvironments(
    new ConfigReader({ floeSecrets: { environments: list } } as any),
  );
}

describe('readEnvironments', () => {
  it('has an environment for each cluster if none is configured', () => {
    const none = readEnvironments(new ConfigReader({}));
    expect(none.isConfigured).toBe(false);
    expect(none.resolve('prod-eu', 'floe')).toMatchObject({
      name: 'prod-eu',
      policy: {
        rotationMaxAgeSeconds: 90 * 86_400,
        refreshMinSeconds: 900,
        refreshMaxSeconds: 3_600,
        production: true,
        productionAssumed: true,
        plainSecrets: false,
      },
    });
    expect(none.ofCluster('prod-eu')).toEqual(['prod-eu']);
  });

  it('uses the first environment whose patterns match', () => {
    const some = environments(
      {
        name: 'dev',
        cluster: ['dev-*', 'local'],
        policy: { production: false },
      },
      { name: 'test', cluster: 'prod-eu', namespace: '*-test' },
      { name: 'prod', cluster: 'prod-*', namespace: ['floe', 'floe-*'] },
    );
    expect(some.resolve('dev-1', 'any').name).toBe('dev');
    expect(some.resolve('dev-1', 'any').policy.plainSecrets).toBe(true);
    expect(some.resolve('dev-1', 'any').policy).not.toHaveProperty(
      'productionAssumed',
    );
    expect(some.resolve('prod-eu', 'floe-test').name).toBe('test');
    expect(some.resolve('prod-eu', 'floe-orders').name).toBe('prod');
    expect(some.resolve('prod-eu', 'kube-system').name).toBe('prod-eu');
    expect(some.find('prod-eu', 'kube-system')).toBeUndefined();
    expect(some.ofCluster('prod-eu')).toEqual(['test', 'prod']);
    expect(some.namespacesOf('prod-eu')).toEqual(['floe']);
  });

  it('reads the policy', () => {
    const { policy } = environments({
      name: 'prod',
      policy: {
        rotation: { maxAge: { days: 30 } },
        refreshInterval: { min: { minutes: 5 }, max: '2h' },
        plainSecrets: true,
      },
    }).resolve('any', 'any');
    expect(policy).toEqual({
      rotationMaxAgeSeconds: 30 * 86_400,
      refreshMinSeconds: 300,
      refreshMaxSeconds: 7_200,
      plainSecrets: true,
      production: true,
      productionAssumed: true,
    });
  });

  it('reads the values files that Helm reads before that of a service', () => {
    const some = environments(
      { name: 'dev', earlierValues: './values.yaml' },
      { name: 'prod', earlierValues: ['a.yaml', '{environment}/b.yml'] },
      { name: 'prod', cluster: 'other', earlierValues: 'c.yaml' },
    );
    expect(some.earlierValuesOf('dev')).toEqual(['values.yaml']);
    expect(some.earlierValuesOf('prod')).toEqual([
      'a.yaml',
      '{environment}/b.yml',
    ]);
    expect(some.earlierValuesOf('other')).toEqual([]);
  });

  it.each<[object, string]>([
    ...[7, '', '../a.yaml', 'a.yaml,b.yaml', ['a.yaml', '%2e%2e/b.yaml']].map(
      (earlierValues): [object, string] => [
        { name: 'a', earlierValues },
        'earlierValues must be the path of a values file',
      ],
    ),
    [{ name: 'a', cluster: [] }, 'cluster must be a name pattern'],
    [{ name: 'a', namespace: 7 }, 'namespace must be a name pattern'],
    [{ cluster: 'a' }, 'Missing required config value at'],
    [
      {
        name: 'a',
        policy: { refreshInterval: { min: { hours: 2 }, max: { hours: 1 } } },
      },
      'min is above max',
    ],
  ])('refuses %j', (config, message) => {
    expect(() => environments(config)).toThrow(message);
  });
});
