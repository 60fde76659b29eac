import { recordedInput } from './__testUtils__/recorded';
import { stateOf, timeFreeState } from './state';
import { observedState } from './observedState';

const STATES = {
  ExternalSecret: {
    'es-created-once': 'synced',
    'es-extract': 'synced',
    'es-immutable': 'synced',
    'es-interval-zero': 'synced',
    'es-merge-no-target': 'failing',
    'es-missing-property': 'failing',
    'es-on-change': 'synced',
    'es-owner-a': 'synced',
    'es-owner-b': 'failing',
    'es-store-denied': 'failing',
    'es-store-missing': 'failing',
    'es-template-error': 'failing',
    'floe-dagster-catalog-secret': 'failing',
    'floe-dagster-compute-secret': 'failing',
    'floe-dagster-postgresql-secret': 'synced',
    'floe-dagster-storage-secret': 'failing',
    'floe/from-ces': 'synced',
    'other/from-ces': 'failing',
  },
  ClusterExternalSecret: { 'ces-everywhere': 'synced' },
  PushSecret: { 'push-no-source': 'failing', 'push-ok': 'synced' },
  Kustomization: {
    'sops-ok': 'synced',
    'sops-wrongkey': 'failing',
    'sops-nokey': 'failing',
  },
  SealedSecret: {
    'floe-dagster-catalog-secret': 'failing',
    'floe-dagster-postgresql-secret': 'synced',
    handmade: 'failing',
    'ss-bad-base64': 'failing',
    'ss-other-key': 'failing',
  },
} as const;

describe('the state of each recorded object', () => {
  it.each(
    Object.entries(STATES).flatMap(([kind, names]) =>
      Object.entries(names).map(([name, state]) => [kind, name, state]),
    ),
  )('%s %s is %s', (kind, name, state) => {
    const { secret, events, cluster, now } = recordedInput(kind as any, name);
    expect(stateOf(secret, events, cluster, now)).toEqual({
      state,
      lastKnownState: null,
    });
  });
});

describe('a failing object', () => {
  it('still fails when a refresh is requested', () => {
    const refreshed = (fieldsV1: object) => {
      const { secret, events } = recordedInput(
        'ExternalSecret',
        'es-missing-property',
        ({ object }) => {
          (object.metadata as any).managedFields = [
            { manager: 'a', time: '2026-11-24T02:55:00Z' },
            { manager: 'floe-secrets', time: '2026-11-24T02:57:59Z', fieldsV1 },
          ];
        },
      );
      return timeFreeState(secret, events);
    };
    const annotations = { 'f:annotations': { 'f:force-sync': {} } };
    expect(refreshed({ 'f:metadata': annotations })).toBe('failing');
    expect(refreshed({ 'f:spec': {} })).toBe('pending');
  });
});

describe('pending', () => {
  const changed = (name: string, specChangedAt: string | null) => {
    const { secret, events } = recordedInput('ExternalSecret', name);
    return timeFreeState({ ...secret, generation: 2, specChangedAt }, events);
  };

  it('is a generation that is not applied', () => {
    expect(changed('es-extract', null)).toBe('pending');
  });

  it('gives way to a failure when the newest generation was tried', () => {
    // The last warning is of 02:56:51.
    expect(changed('es-missing-property', '2026-11-24T02:56:00Z')).toBe(
      'failing',
    );
    expect(changed('es-missing-property', '2026-11-24T02:57:00Z')).toBe(
      'pending',
    );
    expect(changed('es-missing-property', null)).toBe('failing');
  });

  it('is the state of an object without a status', () => {
    const { secret } = recordedInput('ExternalSecret', 'es-extract', r => {
      r.object.status = {};
    });
    expect(timeFreeState(secret, [])).toBe('pending');
  });

  it('is the state of a SealedSecret whose generation the controller has not observed', () => {
    const { secret, events } = recordedInput('SealedSecret', 'ss-other-key');
    expect(timeFreeState({ ...secret, generation: 2 }, events)).toBe('pending');
  });
});

describe('a Kustomization that is being reconciled', () => {
  const anew = (name: string, amend: (status: any) => void) => {
    const { secret, events } = recordedInput('Kustomization', name, r => {
      const status = r.object.status as any;
      const ready = status.conditions.find((c: any) => c.type === 'Ready');
      ready.status = 'Unknown';
      ready.reason = 'Progressing';
      ready.message = 'Reconciliation in progress';
      ready.lastTransitionTime = '2026-11-24T03:31:57Z';
      amend(status);
    });
    return timeFreeState(secret, events);
  };

  it('stays synced if neither it nor its source has changed', () => {
    expect(anew('sops-ok', () => {})).toBe('synced');
  });

  it('is pending if its source has', () => {
    expect(
      anew('sops-ok', status => {
        status.lastAttemptedRevision = 'main@sha1:def';
      }),
    ).toBe('pending');
  });

  it('stays failing while it tries again', () => {
    expect(anew('sops-wrongkey', () => {})).toBe('failing');
  });
});

describe('stale and unknown', () => {
  const { secret, events, cluster } = recordedInput(
    'ExternalSecret',
    'floe-dagster-postgresql-secret',
  );

  it('is stale after interval and grace', () => {
    const at = (time: string) =>
      stateOf(secret, events, cluster, new Date(time)).state;
    expect(at('2026-11-24T03:10:00Z')).toBe('synced');
    expect(at('2026-11-24T03:10:10Z')).toBe('stale');
  });

  it.each([
    ['does not answer', { reachable: false }],
    ['was never tried', { reachable: null }],
    ['is gone', { configured: false }],
  ])('is unknown if the cluster %s', (_, change) => {
    expect(
      stateOf(
        secret,
        events,
        { ...cluster!, ...change },
        new Date('2026-11-24T02:58:00Z'),
      ),
    ).toEqual({ state: 'unknown', lastKnownState: 'synced' });
  });

  it('is unknown if its resource may not be read', () => {
    expect(
      stateOf(
        secret,
        events,
        {
          ...cluster!,
          resources: [
            {
              cluster: 'prod',
              resource: 'externalsecrets.external-secrets.io',
              apiVersion: null,
              servedVersions: [],
              state: 'forbidden',
              reason: 'forbidden',
              since: '2026-11-24T02:57:00Z',
            },
          ],
        },
        new Date('2026-11-24T02:58:00Z'),
      ).state,
    ).toBe('unknown');
  });
});

describe('observedState', () => {
  it('returns the causes that need neither clock nor store', () => {
    const of = (kind: 'ExternalSecret' | 'SealedSecret', name: string) => {
      const { secret, events } = recordedInput(kind, name);
      return observedState(secret, events);
    };
    expect(of('ExternalSecret', 'es-extract')).toEqual({
      state: 'synced',
      findings: [],
    });
    expect(of('ExternalSecret', 'es-owner-b')).toEqual({
      state: 'failing',
      findings: ['target-owned-by-other'],
    });
    expect(of('SealedSecret', 'ss-other-key')).toEqual({
      state: 'failing',
      findings: ['cannot-decrypt'],
    });
  });
});
