import { extractCapsuleSopsSecret } from '../../../observe/extract/capsuleSopsSecret';
import { diagnoseSecret } from '../../diagnose';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

describe('change-pending', () => {
  const changed = (
    name: string,
    kind: 'ExternalSecret' | 'SealedSecret' = 'ExternalSecret',
  ) => {
    const input = recordedInput(kind, name, ({ object }) => {
      (object.metadata as any).generation = 2;
      (object.metadata as any).managedFields = [
        { manager: 'helm', time: '2026-11-24T02:57:30Z' },
        {
          manager: 'external-secrets',
          subresource: 'status',
          time: '2026-11-24T02:57:59Z',
        },
      ];
    });
    return findingOf(diagnoseSecret(input), 'change-pending');
  };

  it('reports the applied generation', () => {
    expect(changed('floe-dagster-postgresql-secret')).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      summary:
        'The object was changed 30 s ago, and the operator has not applied the change yet.',
      evidence: [
        {
          text: 'Generation 2 is the latest, 1 is applied',
          time: '2026-11-24T02:57:30.000Z',
        },
      ],
    });
    expect(
      changed('floe-dagster-postgresql-secret', 'SealedSecret'),
    ).toMatchObject({ severity: 'info' });
  });

  it.each([
    ['es-created-once', { title: expect.stringContaining('refreshPolicy') }],
    ['es-interval-zero', { wizard: { task: 'refresh-interval' } }],
  ])('warns if %s never applies it', (name, remedy) => {
    expect(changed(name)).toMatchObject({
      severity: 'warning',
      summary: expect.stringContaining(
        'only when the target is deleted or changed',
      ),
      remedies: [
        remedy,
        { command: `kubectl delete secret ${name} -n floe` },
        {},
      ],
    });
  });

  describe('of a SopsSecret of Capsule', () => {
    const pending = (status: 'True' | 'False') => {
      const secret = extractCapsuleSopsSecret(
        {
          metadata: { name: 'a', namespace: 'floe', uid: '1', generation: 3 },
          status: {
            condition: {
              type: status === 'True' ? 'Ready' : 'NotReady',
              status,
              reason: status === 'True' ? 'Succeeded' : 'Failed',
              observedGeneration: 2,
            },
          },
        },
        {
          cluster: 'prod',
          group: 'addons.projectcapsule.dev',
          version: 'v1alpha1',
          kind: 'SopsSecret',
          now: '2026-11-24T02:57:00.000Z',
        },
      )!;
      const input = recordedInput('ExternalSecret', 'es-extract');
      return findingOf(
        diagnoseSecret({ ...input, secret, events: [], stores: [] }),
        'change-pending',
      );
    };

    it('reports the applied generation', () => {
      expect(pending('True')).toMatchObject({
        severity: 'info',
        evidence: [{ text: 'Generation 3 is the latest, 2 is applied' }],
      });
    });

    it('does not treat a generation as applied that was only tried', () => {
      expect(pending('False')).toBeUndefined();
    });
  });

  describe('for a SealedSecret that is still reported as synced', () => {
    const pending = (
      minutes: number | null,
      seen: { exists: boolean | null; written: string | null } = {
        exists: null,
        written: null,
      },
    ) => {
      const input = recordedInput(
        'SealedSecret',
        'floe-dagster-postgresql-secret',
      );
      const changedAt =
        minutes === null
          ? null
          : new Date(input.now.getTime() - minutes * 60_000).toISOString();
      return findingOf(
        diagnoseSecret({
          ...input,
          secret: { ...input.secret, generation: 3, specChangedAt: changedAt },
          targetExists: seen.exists,
          targetChanged: seen.written
            ? { at: seen.written, precision: 'at-latest' }
            : null,
        }),
        'change-pending',
      );
    };

    it.each([6, 60 * 24 * 30, null])(
      'is likely after %s minutes, because two versions never report that they applied it',
      minutes => {
        expect(pending(minutes)).toMatchObject({
          severity: 'warning',
          confidence: 'likely',
          summary: expect.stringContaining('0.24.2 and 0.24.3'),
        });
      },
    );

    it('is proven for as long as the controller may take', () => {
      expect(pending(1)).toMatchObject({
        severity: 'info',
        confidence: 'proven',
      });
    });

    it('reports if the Secret was written since', () => {
      expect(
        pending(60, { exists: true, written: '2026-11-24T02:57:00.000Z' }),
      ).toMatchObject({
        severity: 'info',
        confidence: 'likely',
        summary: expect.stringContaining('was written since'),
        evidence: [{}, { kind: 'cluster', time: '2026-11-24T02:57:00.000Z' }],
      });
      expect(
        pending(60, { exists: true, written: '2026-11-24T01:00:00.000Z' }),
      ).toMatchObject({ severity: 'warning' });
    });
  });
});
