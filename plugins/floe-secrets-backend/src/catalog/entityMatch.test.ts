import { Entity } from '@backstage/catalog-model';
import { AllowedPlaces } from './allowedPlaces/AllowedPlaces';
import { matchEntity } from './entityMatch';

function match(annotations: Record<string, unknown>) {
  return matchEntity(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders', annotations },
    } as Entity,
    AllowedPlaces.everywhere,
  );
}

describe('matchEntity', () => {
  it('selects nothing without annotations', () => {
    expect(match({})).toEqual({
      by: 'none',
      scopes: [],
      cluster: null,
      namespace: null,
      release: null,
      labelSelector: null,
      within: null,
      problem: null,
    });
  });

  it('honours the annotations of the kubernetes plugin', () => {
    expect(
      match({
        'backstage.io/kubernetes-id': 'orders',
        'backstage.io/kubernetes-namespace': 'floe',
        'backstage.io/kubernetes-cluster': 'prod',
      }),
    ).toMatchObject({
      by: 'kubernetes-id',
      cluster: 'prod',
      namespace: 'floe',
      labelSelector: 'backstage.io/kubernetes-id=orders',
      scopes: [{ namespace: 'floe' }],
    });
    expect(
      match({
        'backstage.io/kubernetes-id': 'orders',
        'backstage.io/kubernetes-label-selector': 'app in (orders, jobs)',
      }),
    ).toMatchObject({
      by: 'label-selector',
      labelSelector: 'app in (orders, jobs)',
      scopes: [{ namespace: null }],
    });
  });

  it("adds the chart's release to them", () => {
    expect(
      match({
        'backstage.io/kubernetes-id': 'orders',
        'backstage.io/kubernetes-namespace': 'orders',
        'floe.dev/release': 'floe-dagster',
        'floe.dev/namespace': 'floe',
      }),
    ).toMatchObject({
      by: 'release',
      release: 'floe-dagster',
      namespace: 'floe',
      labelSelector:
        'app.kubernetes.io/instance=floe-dagster or backstage.io/kubernetes-id=orders',
      scopes: [{ namespace: 'floe' }, { namespace: 'orders' }],
    });
  });

  it.each([
    [
      { 'backstage.io/kubernetes-id': '' },
      'it is empty. Write one label value, for example orders.',
    ],
    [{ 'backstage.io/kubernetes-id': 'a b' }, 'kubernetes-id cannot be used'],
    [{ 'backstage.io/kubernetes-label-selector': ' ' }, 'it is empty'],
    [
      { 'backstage.io/kubernetes-label-selector': '!a' },
      'selects nearly every object',
    ],
    [{ 'backstage.io/kubernetes-label-selector': 'a=<script>' }, 'position 3'],
    [
      { 'floe.dev/release': 'not a release' },
      'floe.dev/release cannot be used',
    ],
    [{ 'floe.dev/release': 7 }, 'it is empty'],
  ])('%j selects nothing and explains what to write', (annotations, words) => {
    const result = match(annotations);
    expect(result.scopes).toEqual([]);
    expect(result.problem).toContain(words);
  });

  it('does not widen an invalid namespace to all of them', () => {
    const result = match({
      'floe.dev/release': 'floe-dagster',
      'floe.dev/namespace': 'Not a namespace',
    });
    expect(result.by).toBe('release');
    expect(result.scopes).toEqual([]);
    expect(result.problem).toContain(
      'Not a namespace is not the name of a namespace',
    );
  });

  it('lets a selector exclude within a namespace', () => {
    expect(
      match({
        'backstage.io/kubernetes-label-selector': '!canary',
        'backstage.io/kubernetes-namespace': 'floe',
      }).scopes,
    ).toHaveLength(1);
  });
});
