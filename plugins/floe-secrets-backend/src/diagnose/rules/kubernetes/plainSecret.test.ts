import { recordedSecretMetadata } from '../../../__testUtils__/recordedKubernetes';
import { extractSecretMetadata } from '../../../observe/targets/secretMetadata';
import { findingOf, idsOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { DEFAULT_POLICY } from '../../policy';
import { stateOf, timeFreeState } from '../../state';
import { rotationOf } from '../../rotation';

const now = new Date('2026-11-24T13:00:00Z');

function plain(name: string, amend: (object: any) => void = () => {}) {
  const object = recordedSecretMetadata(name);
  amend(object);
  return extractSecretMetadata(object, {
    cluster: 'prod',
    now: now.toISOString(),
  })!.plain!;
}

function findingsOf(secret: ReturnType<typeof plain>, policy = DEFAULT_POLICY) {
  return diagnoseSecret({
    ...recordedInput('ExternalSecret', 'floe-dagster-postgresql-secret'),
    secret,
    events: [],
    stores: [],
    origins: [],
    policy,
    now,
  });
}

describe('plain-secret', () => {
  it('is proven for a Secret that only kubectl wrote', () => {
    expect(
      findingOf(findingsOf(plain('orders-edited')), 'plain-secret'),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      evidence: [
        { kind: 'cluster' },
        {
          kind: 'cluster',
          text: 'Its data was written by kubectl-create, kubectl-edit',
          time: '2026-11-24T11:28:42.000Z',
        },
        { kind: 'policy' },
      ],
      remedies: [
        { action: 'open-wizard' },
        { title: expect.stringContaining('start a campaign') },
        { link: expect.any(String) },
      ],
    });
  });

  it('is likely if an unknown manager wrote it, or managedFields are missing', () => {
    const byPipeline = plain('orders-ga4', ({ metadata }) => {
      metadata.managedFields[0].manager = 'deploy-pipeline';
    });
    const byNobody = plain('orders-ga4', ({ metadata }) => {
      delete metadata.managedFields;
    });
    for (const secret of [byPipeline, byNobody]) {
      expect(findingOf(findingsOf(secret), 'plain-secret')).toMatchObject({
        confidence: 'likely',
      });
    }
  });

  it('is not reported if the environment allows plain Secrets', () => {
    expect(
      idsOf(
        findingsOf(plain('orders-ga4'), {
          ...DEFAULT_POLICY,
          plainSecrets: true,
        }),
      ),
    ).toEqual([]);
  });

  it('is not reported for Secrets of a Helm release', () => {
    expect(idsOf(findingsOf(plain('orders-compute-secret')))).toEqual([]);
  });
});

describe('a plain Secret', () => {
  const cluster = {
    ...recordedInput('ExternalSecret', 'floe-dagster-postgresql-secret')
      .cluster!,
  };

  it('is synced if it exists, and unknown if Secrets cannot be read', () => {
    const secret = plain('orders-ga4');
    expect(timeFreeState(secret, [])).toBe('synced');
    expect(stateOf(secret, [], cluster, now).state).toBe('synced');
    expect(
      stateOf(
        secret,
        [],
        {
          ...cluster,
          resources: [
            {
              cluster: 'prod',
              resource: 'secrets',
              apiVersion: 'v1',
              servedVersions: ['v1'],
              state: 'forbidden',
              reason: 'no',
              since: now.toISOString(),
            },
          ],
        },
        now,
      ),
    ).toEqual({ state: 'unknown', lastKnownState: 'synced' });
  });

  it('has the last change of its metadata, with its precision', () => {
    const rotation = (name: string) => {
      const secret = plain(name);
      const { changed } = secret.facts as { changed: any };
      return rotationOf(secret, [], DEFAULT_POLICY, changed);
    };
    expect(rotation('orders-edited')).toEqual({
      lastChanged: '2026-11-24T11:28:42.000Z',
      maxAge: 'P90D',
      due: '2027-02-22T11:28:42.000Z',
      precision: 'exact',
    });
    expect(rotation('orders-relabelled').precision).toBe('at-latest');
    expect(rotation('orders-empty')).toEqual({
      lastChanged: null,
      maxAge: 'P90D',
      due: null,
    });
  });

  it('is overdue for rotation by the same policy', () => {
    const secret = plain('orders-edited');
    const findings = diagnoseSecret({
      ...recordedInput('ExternalSecret', 'floe-dagster-postgresql-secret'),
      secret,
      events: [],
      stores: [],
      targetChanged: (secret.facts as any).changed,
      now: new Date('2027-06-01T00:00:00Z'),
    });
    expect(findingOf(findings, 'rotation-overdue')).toMatchObject({
      remedies: [{ action: 'open-wizard' }],
    });
  });
});

describe('deletion-pending of a plain Secret', () => {
  it("names no operator's pods, because none created it", () => {
    const secret = plain('orders-edited', ({ metadata }) => {
      metadata.deletionTimestamp = '2026-11-24T12:00:00Z';
      metadata.finalizers = ['example.com/protected'];
    });
    expect(findingOf(findingsOf(secret), 'deletion-pending')).toMatchObject({
      severity: 'warning',
      remedies: [
        { title: expect.stringContaining('example.com/protected') },
        { command: expect.stringContaining('kubectl describe') },
      ],
    });
  });
});

describe('a Secret that another object has as its target', () => {
  it('is not reported as unmanaged, whatever its labels say', () => {
    const input = {
      ...recordedInput('ExternalSecret', 'floe-dagster-postgresql-secret'),
      secret: plain('orders-edited'),
      events: [],
      stores: [],
    };
    const sharer = {
      ...{ id: 'x', isNamed: true, kind: 'SealedSecret', name: 'orders' },
      ...{ keys: [], merges: false },
    };
    const ids = (targetSharers: (typeof sharer)[]) =>
      diagnoseSecret({ ...input, targetSharers }).map(({ id }) => id);
    expect(ids([])).toContain('plain-secret');
    expect(ids([sharer])).not.toContain('plain-secret');
    expect(ids([sharer])).not.toContain('target-shared');
  });
});
