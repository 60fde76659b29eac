import {
  allRecordedPods,
  recordedSecretMetadata,
} from '../../../__testUtils__/recordedKubernetes';
import { ConsumerGroup, DataChange } from '../../../model/observedTargets';
import { extractPod } from '../../../observe/targets/pod';
import { extractSecretMetadata } from '../../../observe/targets/secretMetadata';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { DEFAULT_POLICY } from '../../policy';
import { SecretDiagnosisInput } from '../../types';

const now = new Date('2026-11-24T13:00:00Z');

/** The recorded pods that use a Secret. */
function consumersOf(secret: string, startedAt: string): ConsumerGroup[] {
  return allRecordedPods
    .flatMap(pod => extractPod(pod, { cluster: 'prod' })!.consumers)
    .filter(consumer => consumer.secret === secret)
    .map(({ secret: _, ...consumer }) => ({
      ...consumer,
      pods: 1,
      fixedSince: consumer.fixedSince && startedAt,
      filesSince: consumer.filesSince && startedAt,
    }));
}

function findingFor(
  secret: string,
  options: {
    startedAt: string;
    changed: DataChange | null;
    input?: SecretDiagnosisInput;
    consumers?: ConsumerGroup[] | null;
  },
) {
  const { plain } = extractSecretMetadata(recordedSecretMetadata(secret), {
    cluster: 'prod',
    now: now.toISOString(),
  })!;
  const base = options.input ?? {
    ...recordedInput('ExternalSecret', 'floe-dagster-postgresql-secret'),
    ...(plain && { secret: plain, events: [] }),
  };
  return findingOf(
    diagnoseSecret({
      ...base,
      policy: { ...DEFAULT_POLICY, plainSecrets: true },
      now,
      targetExists: true,
      targetChanged: options.changed,
      consumers:
        options.consumers === undefined
          ? consumersOf(secret, options.startedAt)
          : options.consumers,
    }),
    'consumer-older-than-secret',
  );
}

const changed: DataChange = {
  at: '2026-11-24T12:00:00.000Z',
  precision: 'exact',
};
const before = '2026-11-24T11:00:00.000Z';
const after = '2026-11-24T12:30:00.000Z';

describe('consumer-older-than-secret', () => {
  it('names the workloads with old values, and the command that restarts them', () => {
    expect(
      findingFor('orders-database', { startedAt: before, changed }),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary: expect.stringMatching(
        /started before the Secret .* last changed, and keep the old values until a restart\.$/,
      ),
      evidence: expect.arrayContaining([
        expect.objectContaining({ kind: 'cluster', time: changed.at }),
        {
          kind: 'cluster',
          text: 'Deployment orders-webserver, 1 pod: environment variables, environment (envFrom); running since',
          time: before,
        },
      ]),
      remedies: [
        {
          command: 'kubectl rollout restart statefulset/orders-daemon -n floe',
        },
        {
          command:
            'kubectl rollout restart deployment/orders-webserver -n floe',
        },
        { title: expect.stringContaining('its next run') },
      ],
    });
  });

  it('leaves out workloads that mount it as files if others have old values', () => {
    const finding = findingFor('orders-database', {
      startedAt: before,
      changed,
    });
    expect(JSON.stringify(finding)).not.toContain('orders-agent');
  });

  it('explains that the kubelet updates files', () => {
    expect(
      findingFor('orders-database', {
        startedAt: before,
        changed,
        consumers: consumersOf('orders-database', before).filter(
          ({ uses }) => uses.join() === 'volume',
        ),
      }),
    ).toMatchObject({
      severity: 'info',
      confidence: 'likely',
      summary: expect.stringContaining('within about a minute'),
      remedies: [
        { command: 'kubectl rollout restart daemonset/orders-agent -n floe' },
      ],
    });
  });

  it('is likely if the time is the latest possible', () => {
    expect(
      findingFor('orders-database', {
        startedAt: before,
        changed: { ...changed, precision: 'at-latest' },
      }),
    ).toMatchObject({ severity: 'warning', confidence: 'likely' });
  });

  it('applies to a plain Secret too', () => {
    expect(
      findingFor('orders-ga4', { startedAt: before, changed }),
    ).toMatchObject({
      summary: expect.stringContaining('Pod debug'),
      remedies: [{ title: expect.stringContaining('Delete Pod debug') }],
    });
  });

  it.each([
    ['who started later', { startedAt: after, changed }],
    ['a change that is not known', { startedAt: before, changed: null }],
    [
      'consumers that are not observed',
      { startedAt: before, changed, consumers: null },
    ],
    ['nobody', { startedAt: before, changed, consumers: [] }],
  ])('does not apply to %s', (_, options) => {
    expect(findingFor('orders-database', options)).toBeUndefined();
  });
});
