import recorded from '../../__fixtures__/recorded.json';
import { namespace } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';
import { KubernetesObject, ObjectManifest } from '../../objects';
import { RecordedEvent } from '../EventRecorder';

type Recording = {
  object: KubernetesObject;
  events: Pick<
    RecordedEvent,
    'type' | 'reason' | 'message' | 'source' | 'count' | 'involvedObject'
  >[];
};

const recordings = (recorded as unknown as Recording[]).filter(({ object }) =>
  object.apiVersion.startsWith('external-secrets.io/'),
);

/**
 * The applied object: without fields of the server and the operator, and
 * without children of others.
 */
function manifestOf({ object }: Recording): ObjectManifest | undefined {
  if (object.metadata.ownerReferences) {
    return undefined;
  }
  const { name, namespace: inNamespace, labels } = object.metadata;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name,
      ...(inNamespace && { namespace: inNamespace }),
      ...(labels && { labels }),
    },
    spec: object.spec,
  };
}

/** The status without its times and annotations. */
function comparableStatus(status: unknown) {
  return JSON.parse(
    JSON.stringify(status, (key, value) => {
      if (value === null) {
        return null;
      }
      if (['lastTransitionTime', 'refreshTime'].includes(key)) {
        return 'a time';
      }
      return key === 'syncedResourceVersion'
        ? String(value).replace(/-[0-9a-f]{56}$/, '-hash')
        : value;
    }),
  );
}

function comparableEvents(events: Recording['events']) {
  const texts = events.map(
    ({ type, reason, message, source }) =>
      `${type} ${reason} by ${source.component}: ${message}`,
  );
  return [...new Set(texts)].sort();
}

describe('External Secrets Operator, compared with recordings of the real one', () => {
  let test: TestCluster;

  beforeAll(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe', { team: 'floe' }));
    test.cluster.apply(namespace('other', { team: 'floe' }));
    // In the recording, the ExternalSecret that owns a target was applied
    // before the one that wants it.
    recordings.forEach(recording => {
      const manifest = manifestOf(recording);
      if (manifest) {
        test.cluster.apply(manifest);
      }
    });
    await test.cluster.settle();
    await test.clock.advance(2_500);
    await test.cluster.settle();
  });
  afterAll(() => test.cluster.stop());

  function eventsOf({ metadata }: KubernetesObject): Recording['events'] {
    return (
      test.cluster.list({
        apiVersion: 'v1',
        kind: 'Event',
      }) as RecordedEvent[]
    ).filter(event => event.involvedObject.uid === metadata.uid);
  }

  it.each(
    recordings.map(recording => [
      `${recording.object.kind} ${recording.object.metadata.namespace ?? ''}/${
        recording.object.metadata.name
      }`,
      recording,
    ]),
  )('%s', (_, recording) => {
    const { object, events } = recording as Recording;
    const found = test.cluster.find(object)!;
    expect(comparableStatus(found.status)).toEqual(
      comparableStatus(object.status),
    );
    expect(comparableEvents(eventsOf(found))).toEqual(comparableEvents(events));
    expect(found.spec).toEqual(object.spec);
    expect(found.metadata.finalizers).toEqual(object.metadata.finalizers);
    expect(found.metadata.generation).toBe(object.metadata.generation);
    expect(
      found.metadata.ownerReferences?.map(owner => ({ ...owner, uid: '' })),
    ).toEqual(
      object.metadata.ownerReferences?.map(owner => ({ ...owner, uid: '' })),
    );
  });

  it('counts a repeated event, with the object of its first time', () => {
    const failing = recordings.find(
      ({ object }) => object.metadata.name === 'es-missing-property',
    )!;
    const [event] = eventsOf(test.cluster.find(failing.object)!);
    // Twice immediately, because the status that it writes is a change, and
    // then after two seconds.
    expect(event.count).toBe(3);
    expect(Object.keys(event.involvedObject).sort()).toEqual(
      Object.keys(failing.events[0].involvedObject).sort(),
    );
  });

  it('hashes labels and annotations as the operator does', () => {
    const child = recordings.find(
      ({ object }) =>
        object.metadata.name === 'from-ces' &&
        object.metadata.namespace === 'floe',
    )!.object;
    expect(test.cluster.find(child)!.status).toMatchObject({
      syncedResourceVersion: (child.status as { syncedResourceVersion: string })
        .syncedResourceVersion,
    });
  });
});
