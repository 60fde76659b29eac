import {
  allRecordedPods,
  recordedPod,
} from '../../__testUtils__/recordedKubernetes';
import { extractPod } from './pod';

const WEB = 'orders-webserver-5c9d8f7b6d-abcde';
const context = { cluster: 'prod' };
const consumersOf = (name: string, amend: (pod: any) => void = () => {}) => {
  const object = recordedPod(name);
  amend(object);
  return extractPod(object, context)!.consumers;
};

describe('a pod', () => {
  const startedAt = '2026-11-24T11:28:50.000Z';
  const webStartsAt = (time: string | undefined) => (pod: any) => {
    for (const status of pod.status.containerStatuses) {
      status.state = time ? { running: { startedAt: time } } : { waiting: {} };
    }
  };

  it('extracts which Secrets it uses, and how', () => {
    const consumers = consumersOf(WEB, webStartsAt(startedAt));
    expect(
      consumers.map(({ secret, uses }) => [secret, ...uses]).sort(),
    ).toEqual([
      ['orders-certs', 'volume'],
      ['orders-compute-secret', 'envFrom'],
      ['orders-database', 'env', 'envFrom'],
      ['orders-ga4', 'projected'],
      ['orders-sealed', 'subPath'],
      ['registry', 'imagePull'],
    ]);
    expect(consumers).toContainEqual({
      secret: 'orders-database',
      workload: { kind: 'Deployment', name: 'orders-webserver' },
      uses: ['env', 'envFrom'],
      startedAt,
      fixedSince: startedAt,
      filesSince: null,
    });
    expect(consumers).toContainEqual(
      expect.objectContaining({
        secret: 'orders-certs',
        fixedSince: null,
        filesSince: startedAt,
      }),
    );
    expect(consumers).toContainEqual(
      expect.objectContaining({
        secret: 'registry',
        fixedSince: null,
        filesSince: null,
      }),
    );
  });

  it('drops environment variables in clear text', () => {
    expect(JSON.stringify(recordedPod(WEB))).toContain('plain-canary');
    expect(JSON.stringify(consumersOf(WEB))).not.toContain('plain-canary');
  });

  it('counts from the start of the container that was started first', () => {
    const consumers = consumersOf(WEB, pod => {
      const [web, sidecar] = pod.status.containerStatuses;
      web.state.running.startedAt = '2026-11-24T12:00:00Z';
      sidecar.state.running.startedAt = '2026-11-24T10:00:00Z';
    });
    const of = (secret: string) =>
      consumers.find(consumer => consumer.secret === secret);
    // The web container was started again, and has the values of then.
    expect(of('orders-database')?.fixedSince).toBe('2026-11-24T12:00:00.000Z');
    expect(of('orders-database')?.startedAt).toBe('2026-11-24T10:00:00.000Z');
  });

  it('has no start time while it waits', () => {
    const [database] = consumersOf(WEB, webStartsAt(undefined));
    expect(database).toMatchObject({ startedAt: null, fixedSince: null });
  });

  it.each([
    ['orders-daemon-0', 'StatefulSet', 'orders-daemon'],
    ['orders-agent-x2k4p', 'DaemonSet', 'orders-agent'],
    ['orders-nightly-29012345-zz9xk', 'CronJob', 'orders-nightly'],
    ['debug', 'Pod', 'debug'],
  ])('%s belongs to %s %s', (pod, kind, name) => {
    expect(consumersOf(pod)[0].workload).toEqual({ kind, name });
  });

  it.each(['migrate', 'migrate-1', 'import-2026', 'export-02901234'])(
    'of the Job %s, whose name does not end in a scheduled time, belongs to that',
    name => {
      const [consumer] = consumersOf('orders-nightly-29012345-zz9xk', pod => {
        pod.metadata.ownerReferences[0].name = name;
      });
      expect(consumer.workload).toEqual({ kind: 'Job', name });
    },
  );

  it('of a ReplicaSet without an owner belongs to that', () => {
    const [consumer] = consumersOf(WEB, pod => {
      delete pod.metadata.labels['pod-template-hash'];
    });
    expect(consumer.workload).toEqual({
      kind: 'ReplicaSet',
      name: 'orders-webserver-5c9d8f7b6d',
    });
  });

  it('uses nothing when it is finished', () => {
    for (const phase of ['Succeeded', 'Failed']) {
      expect(
        consumersOf(WEB, pod => {
          pod.status.phase = phase;
        }),
      ).toEqual([]);
    }
    expect(consumersOf('without-secrets')).toEqual([]);
  });

  it.each([
    ['no metadata', {}],
    ['no spec', { metadata: { name: 'a', namespace: 'b' } }],
    [
      'an absurd spec',
      {
        metadata: { name: 'a', namespace: 'b' },
        spec: { containers: [null, { env: 7, volumeMounts: [{}] }] },
        status: 'running',
      },
    ],
  ])('is read without an error if it has %s', (_, object) => {
    expect(extractPod(object, context)?.consumers ?? []).toEqual([]);
  });

  it('is small: only names and times', () => {
    const size = (value: unknown) => JSON.stringify(value).length;
    for (const pod of allRecordedPods) {
      const { consumers } = extractPod(pod, context)!;
      expect(size(consumers)).toBeLessThan(260 * consumers.length + 3);
    }
  });
});
