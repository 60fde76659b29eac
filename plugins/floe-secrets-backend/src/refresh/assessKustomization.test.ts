import { recordedCase } from '../__testUtils__/recordedCases';
import { extractFluxKustomization } from '../observe/extract/fluxKustomization';
import { RECONCILE_REQUEST } from '../model/forceSync';
import { awaitedObject } from './awaitedObjects';
import { assessRefresh } from './assessRefresh';

const FORCE_SYNC = '1795748400';
const APPLIED = '2026-11-24T03:26:57.000Z';

/** The recorded Kustomization as it is after a request, or after its answer. */
function kustomization(
  name: 'sops-ok' | 'sops-wrongkey',
  options: {
    version: string;
    annotation?: string;
    handled?: string;
    suspended?: boolean;
  },
) {
  const { version, annotation, handled, suspended } = options;
  const object = structuredClone(recordedCase('Kustomization', name).object);
  Object.assign(object.metadata, {
    resourceVersion: version,
    annotations: annotation ? { [RECONCILE_REQUEST]: annotation } : {},
  });
  Object.assign(object.status as object, { lastHandledReconcileAt: handled });
  Object.assign(object.spec as object, { suspend: suspended });
  return extractFluxKustomization(object, {
    cluster: 'production',
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'Kustomization',
    now: '2026-11-24T03:40:00.000Z',
  })!;
}

function assess(
  name: 'sops-ok' | 'sops-wrongkey',
  seen: Parameters<typeof kustomization>[1],
  now = '2026-11-24T03:40:02.000Z',
) {
  const asked = kustomization(name, { version: '700', annotation: FORCE_SYNC });
  const secret = kustomization(name, seen);
  return assessRefresh(
    {
      giveUpAt: '2026-11-24T03:42:00.000Z',
      request: {
        forceSync: FORCE_SYNC,
        at: '2026-11-24T03:40:00.000Z',
        resourceVersion: '700',
        awaited: [awaitedObject({ secret: asked, events: [] })],
      },
    },
    new Map([[secret.id, { secret, events: [] }]]),
    new Date(now),
  );
}

describe('the refresh of a Kustomization', () => {
  const late = '2026-11-24T03:42:01.000Z';

  it('waits until Flux has answered this very request', () => {
    const earlier = { annotation: FORCE_SYNC, handled: '1795740000' };
    const seen = { version: '700', ...earlier };
    expect(assess('sops-ok', seen).status).toBe('running');
    expect(assess('sops-wrongkey', seen).status).toBe('running');
    expect(assess('sops-ok', seen, late)).toEqual({
      status: 'timed-out',
      proof: expect.stringContaining(
        `since the request. It was last applied at ${APPLIED}. Check whether`,
      ),
    });
  });

  it('succeeds when the answered attempt applied it', () => {
    expect(
      assess('sops-ok', {
        version: '701',
        annotation: FORCE_SYNC,
        handled: FORCE_SYNC,
      }),
    ).toEqual({
      status: 'succeeded',
      proof: `Kustomization floe/sops-ok was applied again at ${APPLIED}, with revision main@sha1:abc`,
    });
  });

  it('fails when the answered attempt failed', () => {
    expect(
      assess('sops-wrongkey', {
        version: '701',
        annotation: FORCE_SYNC,
        handled: FORCE_SYNC,
      }),
    ).toMatchObject({
      status: 'failed',
      proof: 'Kustomization floe/sops-wrongkey still fails',
      secret: { name: 'sops-wrongkey' },
    });
  });

  it('detects that the annotation was removed', () => {
    expect(assess('sops-ok', { version: '702' }, late)).toEqual({
      status: 'timed-out',
      proof: expect.stringContaining('GitOps controller'),
    });
  });

  it('has failed if Flux answered a suspended object and applied nothing', () => {
    expect(
      assess('sops-ok', {
        version: '702',
        annotation: FORCE_SYNC,
        handled: FORCE_SYNC,
        suspended: true,
      }),
    ).toMatchObject({
      status: 'failed',
      proof: expect.stringContaining('is suspended'),
    });
  });
});
