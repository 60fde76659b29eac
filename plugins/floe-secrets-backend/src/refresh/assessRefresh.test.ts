import {
  anEvent,
  anExternalSecret,
  failed,
} from '../model/__testUtils__/observedObjects';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { awaitedObject } from './awaitedObjects';
import { assessRefresh } from './assessRefresh';

const AT = '2026-11-24T03:00:00.000Z';
const LATER = '2026-11-24T03:00:01.000Z';
const FORCE_SYNC = '1795748400';

const before = anExternalSecret({ resourceVersion: '600' });
/** The object as the API server answered the request. */
const asked = anExternalSecret({
  resourceVersion: '700',
  facts: { forceSync: [FORCE_SYNC] },
});
const refreshed = anExternalSecret({
  resourceVersion: '701',
  facts: {
    forceSync: [FORCE_SYNC],
    refreshTime: LATER,
    syncedResourceVersion: '1-ffff',
  },
});

function assess(
  secret: ObservedSecret | undefined,
  options: {
    events?: ObservedEvent[];
    eventsBefore?: ObservedEvent[];
    now?: string;
    asked?: ObservedSecret;
    unsent?: boolean;
  } = {},
) {
  const baseline = options.asked ?? asked;
  const refresh = {
    giveUpAt: '2026-11-24T03:02:00.000Z',
    request: options.unsent
      ? null
      : {
          forceSync: FORCE_SYNC,
          at: AT,
          resourceVersion: baseline.resourceVersion,
          awaited: [
            awaitedObject({
              secret: baseline,
              events: options.eventsBefore ?? [],
            }),
          ],
        },
  };
  return assessRefresh(
    refresh,
    new Map(
      secret
        ? [[secret.id, { secret, events: options.events ?? [] }]]
        : undefined,
    ),
    new Date(options.now ?? '2026-11-24T03:00:02Z'),
  );
}

const LATE = { now: '2026-11-24T03:02:01Z' };

describe('assessRefresh', () => {
  it('waits while the rows are older than the request', () => {
    expect(assess(before).status).toBe('running');
    expect(assess(before, LATE)).toEqual({
      status: 'timed-out',
      proof: expect.stringContaining('has not seen the request'),
    });
  });

  it('does not treat an older failure as an answer', () => {
    const warning = anEvent({ count: 7, lastSeen: AT });
    const failing = failed(asked, {
      at: '2026-11-24T02:58:00.000Z',
      resourceVersion: '700',
    });
    expect(
      assess(failing, {
        asked: failing,
        events: [warning],
        eventsBefore: [warning],
      }).status,
    ).toBe('running');
  });

  it('succeeds when the operator shows a newer sync', () => {
    expect(assess(refreshed)).toEqual({
      status: 'succeeded',
      proof: `ExternalSecret floe/floe-dagster-postgresql-secret was refreshed at ${LATER}`,
    });
  });

  it('reports that an immutable target keeps its value', () => {
    const immutable = anExternalSecret({
      ...refreshed,
      facts: { ...(refreshed.facts as object), immutable: true },
    });
    expect(assess(immutable)).toMatchObject({
      status: 'succeeded',
      proof: expect.stringContaining('immutable'),
    });
  });

  it('fails if a synced secret fails after the request', () => {
    expect(
      assess(failed(asked, { at: LATER, resourceVersion: '701' })),
    ).toMatchObject({ status: 'failed', secret: { id: asked.id } });
  });

  it('fails if a warning is repeated, even if the condition does not change', () => {
    const failing = failed(asked, {
      at: '2026-11-24T02:58:00.000Z',
      resourceVersion: '700',
    });
    const warning = anEvent({ count: 7, lastSeen: '2026-11-24T02:59:00.000Z' });
    expect(
      assess(failing, {
        asked: failing,
        eventsBefore: [warning],
        events: [{ ...warning, count: 8, lastSeen: AT }],
      }),
    ).toMatchObject({
      status: 'failed',
      proof: 'ExternalSecret floe/floe-dagster-postgresql-secret still fails',
    });
  });

  it('detects that the annotation was removed before the operator saw it', () => {
    const reverted = anExternalSecret({ resourceVersion: '702' });
    expect(assess(reverted).status).toBe('running');
    expect(assess(reverted, LATE)).toEqual({
      status: 'timed-out',
      proof: expect.stringContaining('GitOps controller'),
    });
  });

  it('succeeds if the annotation was removed after the refresh', () => {
    const reverted = anExternalSecret({
      resourceVersion: '703',
      facts: { refreshTime: LATER },
    });
    expect(assess(reverted)).toEqual({
      status: 'succeeded',
      proof: expect.stringMatching(
        /refreshed at .*Z\. Another client.* removed the annotation\./,
      ),
    });
  });

  it('does not name sync windows as the cause, which forbid no forced refresh', () => {
    const windows = anExternalSecret({
      resourceVersion: '700',
      facts: {
        forceSync: [FORCE_SYNC],
        syncWindows: {
          kind: 'deny',
          windows: [
            { schedule: '* * * * *', durationSeconds: 60, everySeconds: null },
          ],
        },
      },
    });
    expect(assess(windows, LATE)).toMatchObject({
      status: 'timed-out',
      proof: expect.stringContaining('Check whether the operator is running'),
    });
  });

  it('fails when the object is deleted or replaced', () => {
    expect(assess(undefined)).toMatchObject({
      status: 'failed',
      proof: expect.stringContaining('deleted'),
    });
    expect(assess({ ...refreshed, uid: 'another' })).toMatchObject({
      status: 'failed',
      proof: expect.stringContaining('was replaced'),
    });
  });

  it('gives up on a request that a replica did not finish', () => {
    expect(assess(before, { unsent: true }).status).toBe('running');
    expect(assess(before, { unsent: true, ...LATE })).toMatchObject({
      status: 'timed-out',
      proof: expect.stringContaining('interrupted'),
    });
  });
});
