import {
  Amend,
  findingOf,
  findingsOf,
  idsOf,
  recordedInput,
} from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

/** A Kustomization that Flux has put its finalizer on, and nothing else. */
const seenOnly =
  (spec: object = {}): Amend =>
  ({ object }) => {
    const { metadata } = object as any;
    delete (object as any).status;
    Object.assign((object as any).spec, spec);
    metadata.finalizers = ['finalizers.fluxcd.io'];
    metadata.creationTimestamp = '2026-11-23T00:00:00Z';
  };

describe('a Kustomization without a status', () => {
  it('was processed by Flux if its finalizer shows that', () => {
    expect(
      findingOf(
        findingsOf('Kustomization', 'sops-ok', seenOnly()),
        'never-synced',
      )?.summary,
    ).toBe(
      'The operator has seen this object, as its finalizer shows, and has written no status since.',
    );
  });

  it('is not reported if it was suspended from the start', () => {
    expect(
      idsOf(
        findingsOf('Kustomization', 'sops-ok', seenOnly({ suspend: true })),
      ),
    ).toEqual(['refresh-disabled']);
  });
});

describe('a target that another ExternalSecret owned', () => {
  it.each([
    ['watching', [], 'no longer exists, or has another target now'],
    ['forbidden', [], 'belongs to the ExternalSecret es-owner-a'],
    ['watching', ['es-owner-a'], 'belongs to the ExternalSecret es-owner-a'],
  ] as const)(
    'is derived from what the cluster shows: %s, %j',
    (state, names, words) => {
      const input = recordedInput('ExternalSecret', 'es-owner-b');
      const findings = diagnoseSecret({
        ...input,
        targetSharers: names.map(name => ({
          id: name,
          isNamed: true,
          kind: 'ExternalSecret',
          name,
          keys: [],
          merges: false,
        })),
        cluster: {
          ...input.cluster!,
          resources: [
            {
              cluster: 'prod',
              resource: 'externalsecrets.external-secrets.io',
              apiVersion: 'external-secrets.io/v1',
              servedVersions: ['v1'],
              state,
              reason: null,
              since: '2026-11-24T00:00:00Z',
            },
          ],
        },
      });
      expect(findingOf(findings, 'target-owned-by-other')?.summary).toContain(
        words,
      );
    },
  );
});
