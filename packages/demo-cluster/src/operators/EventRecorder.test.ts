import { ClusterApi } from '../api/ClusterApi';
import { ObjectStorage } from '../api/ObjectStorage';
import { coreResources } from '../api/resources/coreResources';
import { ResourceRegistry } from '../api/resources/ResourceRegistry';
import { ManualClock } from '../clock';
import { KubernetesObject } from '../objects';
import { EventRecorder } from './EventRecorder';

describe('EventRecorder', () => {
  const clock = new ManualClock('2026-11-24T08:00:00Z');
  const object = (kind: string): KubernetesObject => ({
    apiVersion: 'example.com/v1',
    kind,
    metadata: { name: 'orders', namespace: 'floe', uid: kind },
  });

  it('gives events of several components different names, even at the same moment', () => {
    const api = new ClusterApi(
      new ResourceRegistry(coreResources),
      new ObjectStorage(),
      clock,
    );
    api.create(
      api.registry.ofKind('', 'Namespace'),
      undefined,
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'floe' },
      },
      { fieldManager: 'test' },
    );
    const recorders = ['one', 'two', 'three'].map(
      component => new EventRecorder(api, clock, component),
    );
    for (const kind of ['A', 'B']) {
      for (const recorder of recorders) {
        recorder.record(object(kind), 'Warning', 'Failed', 'No');
      }
    }
    const names = api.storage
      .list('events.')
      .map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(6);
    for (const name of names) {
      expect(name).toMatch(/^orders\.[0-9a-f]{16}$/);
    }
  });
});
