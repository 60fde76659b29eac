import {
  clusterError,
  ScriptedGateway,
} from '../__testUtils__/ScriptedGateway';
import { discoverVersions } from './discoverVersions';
import { eventSelectors } from './eventSelectors';

const GROUPS = ['external-secrets.io', 'bitnami.com'];

describe('discovery', () => {
  const { signal } = new AbortController();

  function gatewayWith(groups: Record<string, Record<string, string[]>>) {
    const gateway = new ScriptedGateway();
    gateway.getAnswers['/apis'] = {
      groups: Object.entries(groups).map(([name, versions]) => ({
        name,
        versions: Object.keys(versions).map(version => ({ version })),
      })),
    };
    for (const [name, versions] of Object.entries(groups)) {
      for (const [version, plurals] of Object.entries(versions)) {
        gateway.getAnswers[`/apis/${name}/${version}`] = {
          resources: plurals.map(plural => ({ name: plural })),
        };
      }
    }
    return gateway;
  }

  it('finds the versions of each resource', async () => {
    const gateway = gatewayWith({
      apps: { v1: ['deployments'] },
      'external-secrets.io': {
        v1beta1: ['externalsecrets', 'externalsecrets/status'],
        v1: ['externalsecrets', 'externalsecrets/status'],
        v1alpha1: ['pushsecrets'],
      },
    });
    expect(await discoverVersions(gateway, GROUPS, signal)).toEqual(
      new Map([
        ['externalsecrets.external-secrets.io', ['v1beta1', 'v1']],
        ['pushsecrets.external-secrets.io', ['v1alpha1']],
      ]),
    );
  });

  it('accepts a cluster without operators', async () => {
    const gateway = gatewayWith({ apps: { v1: ['deployments'] } });
    expect((await discoverVersions(gateway, GROUPS, signal)).size).toBe(0);
  });

  it('treats a cluster without API groups as starting', async () => {
    const gateway = gatewayWith({ 'apiregistration.k8s.io': { v1: [] } });
    await expect(
      discoverVersions(gateway, GROUPS, signal),
    ).rejects.toMatchObject({
      message:
        'Cluster "production" is starting and does not list its API groups yet',
      source: 'cluster',
      status: 503,
    });
  });

  it('tolerates a group that disappears meanwhile, and absurd answers', async () => {
    const gateway = gatewayWith({ 'bitnami.com': { v1alpha1: [] } });
    delete gateway.getAnswers['/apis/bitnami.com/v1alpha1'];
    expect((await discoverVersions(gateway, GROUPS, signal)).size).toBe(0);
    for (const absurd of [
      null,
      [],
      'x',
      { groups: 3 },
      { groups: [null, {}] },
    ]) {
      gateway.getAnswers['/apis'] = absurd as any;
      expect((await discoverVersions(gateway, GROUPS, signal)).size).toBe(0);
    }
    gateway.getAnswers['/apis'] = clusterError(401, 'Unauthorized') as any;
    await expect(discoverVersions(gateway, GROUPS, signal)).rejects.toThrow();
  });

  it('selects the events of the installed operators', () => {
    const eso = 'externalsecrets.external-secrets.io';
    expect(eventSelectors(new Map())).toEqual([]);
    expect(
      eventSelectors(
        new Map([
          [eso, ['v1beta1', 'v1']],
          ['pushsecrets.external-secrets.io', ['v1alpha1']],
          ['sealedsecrets.bitnami.com', ['v1alpha1']],
          ['kustomizations.kustomize.toolkit.fluxcd.io', ['v1']],
        ]),
      ),
    ).toEqual([
      'type=Warning,involvedObject.apiVersion=external-secrets.io/v1',
      'type=Normal,reason=MissingProviderSecret,involvedObject.apiVersion=external-secrets.io/v1',
      'type=Normal,reason=Created,involvedObject.apiVersion=external-secrets.io/v1',
      'type=Normal,reason=Updated,involvedObject.apiVersion=external-secrets.io/v1',
      'type=Warning,involvedObject.apiVersion=external-secrets.io/v1alpha1',
      'type=Warning,involvedObject.apiVersion=bitnami.com/v1alpha1',
      'type=Normal,reason=Unsealed,involvedObject.apiVersion=bitnami.com/v1alpha1',
      'type=Warning,involvedObject.apiVersion=kustomize.toolkit.fluxcd.io/v1',
    ]);
    expect(eventSelectors(new Map([[eso, ['v1beta1']]]))[0]).toBe(
      'type=Warning,involvedObject.apiVersion=external-secrets.io/v1beta1',
    );
  });
});
