import { Amend, findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { timeFreeState } from '../../state';

const FINALIZER = 'externalsecrets.external-secrets.io/externalsecret-cleanup';

/** As the API server marks an object for deletion: the generation is raised. */
const deleted =
  (finalizers: string[] = [FINALIZER]): Amend =>
  ({ object }) => {
    const metadata = object.metadata as any;
    metadata.generation += 1;
    metadata.deletionTimestamp = '2026-11-24T02:57:00Z';
    metadata.finalizers = finalizers;
  };

describe('deletion-pending', () => {
  const evaluate = (
    kind: Parameters<typeof recordedInput>[0],
    name: string,
    amend: Amend,
    minutes = 2,
  ) => {
    const input = recordedInput(kind, name, amend);
    const now = new Date(Date.parse('2026-11-24T02:57:00Z') + minutes * 60_000);
    return {
      state: timeFreeState(input.secret, input.events),
      findings: diagnoseSecret({ ...input, now }),
    };
  };

  it('reports since when, and what blocks the deletion', () => {
    const { findings, state } = evaluate(
      'ExternalSecret',
      'es-extract',
      deleted(),
    );
    expect(state).toBe('synced');
    expect(findingOf(findings, 'change-pending')).toBeUndefined();
    expect(findingOf(findings, 'deletion-pending')).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      summary: `The deletion of this object was requested 2 min ago. It waits for ${FINALIZER}. The Secrets that it owns are deleted with it.`,
    });
  });

  it('warns after some minutes, with a check of the operator', () => {
    const { findings } = evaluate(
      'ExternalSecret',
      'es-extract',
      deleted(),
      60 * 24,
    );
    expect(findingOf(findings, 'deletion-pending')).toMatchObject({
      severity: 'warning',
      remedies: [
        { command: expect.stringContaining('kubectl get pods') },
        { command: expect.stringContaining('kubectl describe') },
      ],
    });
  });

  it('keeps the state of a SealedSecret whose controller has seen the deletion', () => {
    const synced: Amend = ({ object }) => {
      deleted([])({ object } as any);
      Object.assign(object.status as {}, {
        observedGeneration: (object.metadata as any).generation,
      });
    };
    const before = evaluate(
      'SealedSecret',
      'floe-dagster-postgresql-secret',
      () => {},
    );
    const after = evaluate(
      'SealedSecret',
      'floe-dagster-postgresql-secret',
      synced,
    );
    expect(after.state).toBe(before.state);
    expect(
      findingOf(after.findings, 'deletion-pending')?.summary,
    ).not.toContain('It waits for');
  });

  it.each([
    [
      'ExternalSecret',
      'es-extract',
      { target: { creationPolicy: 'Orphan' } },
      'The Secret es-extract is not owned by it (creationPolicy Orphan) and stays.',
    ],
    [
      'PushSecret',
      'push-ok',
      { deletionPolicy: 'Delete' },
      'The pushed secret is deleted at the provider (deletionPolicy Delete).',
    ],
    [
      'PushSecret',
      'push-ok',
      { deletionPolicy: 'None' },
      'The pushed secret stays at the provider.',
    ],
    [
      'ClusterExternalSecret',
      'ces-everywhere',
      {},
      'The ExternalSecrets from-ces that it created are deleted with it, and so are their Secrets.',
    ],
    [
      'ClusterPushSecret',
      'push-everywhere',
      {},
      'The PushSecrets pushed-everywhere that it created are deleted with it.',
    ],
    [
      'SealedSecret',
      'handmade',
      {
        template: {
          metadata: {
            annotations: {
              'sealedsecrets.bitnami.com/skip-set-owner-references': 'true',
            },
          },
        },
      },
      'The Secret handmade has no owner and stays.',
    ],
    [
      'Kustomization',
      'sops-ok',
      {},
      'The objects that Flux has applied stay (it does not prune, or it is suspended).',
    ],
    [
      'Kustomization',
      'sops-ok',
      { prune: true, suspend: true },
      'The objects that Flux has applied stay (it does not prune, or it is suspended).',
    ],
    [
      'Kustomization',
      'sops-ok',
      { prune: true, deletionPolicy: 'Orphan' },
      'The objects that Flux has applied stay (it does not prune, or it is suspended).',
    ],
    [
      'Kustomization',
      'sops-ok',
      { prune: true },
      'Flux deletes everything that it has applied, including the Secrets.',
    ],
    [
      'Kustomization',
      'sops-ok',
      { deletionPolicy: 'WaitForTermination' },
      'Flux deletes everything that it has applied, including the Secrets.',
    ],
  ] as const)(
    'lists what is deleted with it (%s %s, %j)',
    (kind, name, spec, said) => {
      const { findings } = evaluate(kind, name, recorded => {
        deleted()(recorded);
        Object.assign(recorded.object.spec as object, spec);
      });
      const summary = findingOf(findings, 'deletion-pending')?.summary;
      expect(summary?.endsWith(`. ${said}`)).toBe(true);
    },
  );

  it('names the finalizer that a ClusterExternalSecret leaves on namespaces', () => {
    const { findings } = evaluate(
      'ClusterExternalSecret',
      'ces-everywhere',
      deleted(),
    );
    expect(findingOf(findings, 'deletion-pending')?.remedies[0]).toMatchObject({
      title: expect.stringContaining(
        'externalsecrets.external-secrets.io/ces-ces-everywhere',
      ),
      command: expect.stringContaining('kubectl get namespaces'),
    });
  });

  it('is no finding for an object that stays', () => {
    const { findings } = evaluate('ExternalSecret', 'es-extract', () => {});
    expect(findingOf(findings, 'deletion-pending')).toBeUndefined();
  });
});
