import { Approach } from '@floe/backstage-plugin-floe-secrets-common';
import { parse } from 'yaml';
import { ObservedResourceStatus } from '../../../model/observed';
import {
  PODS_RESOURCE,
  SECRETS_RESOURCE,
} from '../../../model/observedTargets';
import { interestOf } from './interestOf';
import { Interest } from './unreadableResources';
import { VisibilityComposer } from './visibility';

const since = '2026-11-24T10:00:00.000Z';
const EXTERNAL_SECRETS = 'externalsecrets.external-secrets.io';
const SEALED_SECRETS = 'sealedsecrets.bitnami.com';

function status(
  resource: string,
  state: ObservedResourceStatus['state'],
  served: string[] = [],
): ObservedResourceStatus {
  const [, ...group] = resource.split('.');
  const servedVersions = served.map(version => `${group.join('.')}/${version}`);
  return {
    cluster: 'prod',
    resource,
    state,
    apiVersion: state === 'watching' ? servedVersions[0] : null,
    servedVersions,
    // What a real API server answers to a caller without the permission.
    reason:
      state === 'forbidden'
        ? `Cluster "prod" answers 403: ${resource} is forbidden: User "…" cannot list resource "…" in API group "…" at the cluster scope`
        : null,
    since,
  };
}

const composer = new VisibilityComposer({
  servicesOf: () => [{ namespace: 'kube-system', name: 'sealed-secrets' }],
});
const compose = (
  resources: ObservedResourceStatus[],
  interest: Interest = {},
) => composer.compose({ name: 'prod', resources }, interest);
const using = (...approaches: Approach[]): Interest => ({
  approaches: new Set(approaches),
  missed: new Set(approaches),
});

describe('the resources of a cluster that cannot be read', () => {
  it('are none if all of them are watched or not installed', () => {
    expect(
      compose([
        status(EXTERNAL_SECRETS, 'watching', ['v1']),
        status(SEALED_SECRETS, 'not-served'),
      ]),
    ).toBeNull();
  });

  it('come with one rule for each forbidden API group', () => {
    const visibility = compose([
      status('events', 'forbidden'),
      status('clustersecretstores.external-secrets.io', 'watching', ['v1']),
      status('secretstores.external-secrets.io', 'forbidden'),
      status('pushsecrets.external-secrets.io', 'forbidden'),
    ]);
    expect(visibility?.hidden).toMatchObject([
      { resource: 'events', approach: null, cause: 'forbidden' },
      {
        resource: 'secretstores.external-secrets.io',
        approach: 'external-secrets',
        cause: 'forbidden',
        shows: expect.stringContaining('which provider'),
        since,
      },
      { resource: 'pushsecrets.external-secrets.io' },
    ]);
    const [rules, check] = visibility!.remedies;
    expect(rules.title).toContain('floe-secrets-read');
    expect(rules.manifest).toContain('apiGroups: [external-secrets.io]');
    expect(parse(rules.manifest!)).toEqual([
      {
        apiGroups: [''],
        resources: ['events'],
        verbs: ['get', 'list', 'watch'],
      },
      {
        apiGroups: ['external-secrets.io'],
        resources: ['secretstores', 'pushsecrets'],
        verbs: ['get', 'list', 'watch'],
      },
    ]);
    expect(check.command).toContain('kubectl auth can-i --list');
  });

  it('name the role of an optional resource', () => {
    const remedies = compose([
      status(SECRETS_RESOURCE, 'forbidden'),
      status(PODS_RESOURCE, 'forbidden'),
    ])!.remedies;
    expect(remedies.map(({ title }) => title.split(' ').at(-1))).toEqual([
      'floe-secrets-secret-metadata',
      'floe-secrets-consumers',
      'portal',
    ]);
    expect(parse(remedies[0].manifest!)).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] },
    ]);
  });

  it('name the Services for the sealing certificate', () => {
    const [{ title, manifest }] = compose([
      { ...status('sealing-certificate', 'forbidden') },
    ])!.remedies;
    expect(title).toContain('namespace kube-system');
    expect(parse(manifest!)).toEqual([
      {
        apiGroups: [''],
        resources: ['services'],
        resourceNames: ['sealed-secrets'],
        verbs: ['get'],
      },
      {
        apiGroups: [''],
        resources: ['services/proxy'],
        resourceNames: [
          'http:sealed-secrets:http',
          'http:sealed-secrets:',
          'sealed-secrets',
        ],
        verbs: ['get'],
      },
    ]);
  });

  it.each([
    [['v1alpha1'], 'version-too-old', /Update External Secrets Operator/],
    [['v2'], 'version-too-new', /Update Floe Secrets.*reads externalsecrets/],
    [['v2beta1', 'v2'], 'version-too-new', /Update Floe Secrets/],
  ])('explain the cause if %s is served', (served, cause, title) => {
    const visibility = compose([status(EXTERNAL_SECRETS, 'failing', served)]);
    expect(visibility?.hidden).toMatchObject([{ cause }]);
    expect(visibility?.remedies).toMatchObject([
      { title: expect.stringMatching(title) },
    ]);
  });

  it('have no advice for a temporary failure', () => {
    const failing = status(EXTERNAL_SECRETS, 'failing', ['v1']);
    expect(
      compose([
        {
          ...failing,
          apiVersion: 'external-secrets.io/v1',
          reason: 'Cluster "prod" answers 500',
        },
      ]),
    ).toMatchObject({
      hidden: [{ cause: 'failing', reason: 'Cluster "prod" answers 500' }],
      remedies: [],
    });
  });

  it('are reported only to services whose approach needs them', () => {
    const resources = [
      status('kustomizations.kustomize.toolkit.fluxcd.io', 'forbidden', ['v1']),
      status('events', 'forbidden'),
    ];
    const hiddenFrom = (interest: Interest) =>
      compose(resources, interest)?.hidden.map(({ resource }) => resource);
    expect(hiddenFrom(using('external-secrets'))).toEqual(['events']);
    expect(hiddenFrom(using('sops'))).toHaveLength(2);
    // Nothing of the service is in this cluster.
    expect(hiddenFrom(using())).toBeUndefined();
  });

  it('include an operator that was removed', () => {
    const visibility = compose(
      [status(EXTERNAL_SECRETS, 'not-served')],
      using('external-secrets'),
    );
    expect(visibility?.hidden).toMatchObject([{ cause: 'not-served' }]);
    expect(visibility?.remedies).toMatchObject([
      {
        title: 'Install External Secrets Operator',
        command: expect.stringContaining('helm upgrade --install'),
      },
    ]);
  });
});

describe('the resources that a service needs', () => {
  const cluster = (...resources: ObservedResourceStatus[]) => ({
    name: 'prod',
    resources,
  });
  const uses = [{ cluster: 'prod', approach: 'sops' as const }];

  it('are those that it uses in that cluster', () => {
    expect(interestOf(cluster(), uses)).toEqual({
      approaches: new Set(['sops']),
      missed: new Set(['sops']),
    });
    expect(interestOf({ ...cluster(), name: 'other' }, uses)).toEqual({
      approaches: new Set(),
      missed: new Set(),
    });
  });

  it('are all if it has no secret yet', () => {
    const without = cluster(
      status(EXTERNAL_SECRETS, 'not-served'),
      status(SEALED_SECRETS, 'not-served'),
    );
    expect(interestOf(without, []).missed).toEqual(
      new Set(['external-secrets', 'sealed-secrets']),
    );
    const withOne = cluster(
      status(EXTERNAL_SECRETS, 'not-served'),
      status(SEALED_SECRETS, 'watching', ['v1alpha1']),
    );
    expect(interestOf(withOne, []).missed).toEqual(new Set());
    expect(interestOf(cluster(), []).missed).toEqual(new Set());
  });
});
