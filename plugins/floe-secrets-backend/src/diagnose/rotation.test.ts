import { recordedInput } from './__testUtils__/recorded';
import { DEFAULT_POLICY } from './policy';
import { rotationOf } from './rotation';

describe('rotationOf', () => {
  it('reads the last change of a target from the events of ESO', () => {
    const { secret, events } = recordedInput('ExternalSecret', 'es-extract');
    expect(rotationOf(secret, events, DEFAULT_POLICY)).toEqual({
      lastChanged: '2026-11-24T02:55:05.000Z',
      maxAge: 'P90D',
      due: '2027-02-22T02:55:05.000Z',
    });
    expect(rotationOf(secret, [], DEFAULT_POLICY).lastChanged).toBeNull();
  });

  it('dates a rewritten target with an upper bound of its change', () => {
    const { secret, events } = recordedInput('ExternalSecret', 'es-extract');
    const at = '2026-11-24T02:57:00.000Z';
    const updated = [
      {
        ...events[0],
        type: 'Normal' as const,
        reason: 'Updated',
        lastSeen: at,
      },
      ...events,
    ];
    expect(rotationOf(secret, updated, DEFAULT_POLICY)).toMatchObject({
      lastChanged: at,
      precision: 'at-latest',
    });
    const seen = {
      at: '2026-11-24T02:55:05.000Z',
      precision: 'at-latest' as const,
    };
    expect(rotationOf(secret, updated, DEFAULT_POLICY, seen)).toMatchObject({
      lastChanged: seen.at,
      precision: 'at-latest',
    });
  });

  it('reads that of a secret which is fetched once from its refresh', () => {
    const { secret } = recordedInput('ExternalSecret', 'es-created-once');
    expect(rotationOf(secret, [], DEFAULT_POLICY).lastChanged).toBe(
      '2026-11-24T02:55:05.000Z',
    );
  });

  it('requires nothing without a policy', () => {
    const { secret, events } = recordedInput(
      'SealedSecret',
      'floe-dagster-postgresql-secret',
    );
    expect(
      rotationOf(secret, events, {
        ...DEFAULT_POLICY,
        rotationMaxAgeSeconds: null,
      }),
    ).toEqual({
      lastChanged: '2026-11-24T02:47:30.000Z',
      maxAge: null,
      due: null,
    });
  });

  it('is the time since which Flux applies the present content', () => {
    const { secret, events } = recordedInput('Kustomization', 'sops-ok');
    expect(rotationOf(secret, events, DEFAULT_POLICY)).toEqual({
      lastChanged: '2026-11-24T03:26:57.000Z',
      maxAge: 'P90D',
      due: '2027-02-22T03:26:57.000Z',
    });
    const failing = recordedInput('Kustomization', 'sops-wrongkey');
    expect(
      rotationOf(failing.secret, failing.events, DEFAULT_POLICY).lastChanged,
    ).toBeNull();
  });
});
