import { extractCapsuleSopsSecret } from '../../../observe/extract/capsuleSopsSecret';
import { observedState } from '../../observedState';

/** As `sopssecret_controller.go` and `internal/meta/conditions.go` write it. */
const notReady = (reason: string, message: string) => ({
  type: 'NotReady',
  status: 'False',
  reason,
  message,
  observedGeneration: 1,
});

describe('a SopsSecret of Capsule with a Secret that cannot be written', () => {
  const stateOf = (message: string) =>
    observedState(
      extractCapsuleSopsSecret(
        {
          metadata: { name: 'a', namespace: 'floe', uid: '1', generation: 1 },
          spec: { secrets: [{ name: 'orders-db' }] },
          status: {
            condition: notReady('Failed', 'Secret reconciliation failed'),
            secrets: [
              {
                name: 'orders-db',
                namespace: 'floe',
                condition: notReady('Failed', message),
              },
            ],
          },
        },
        {
          cluster: 'production',
          group: 'addons.projectcapsule.dev',
          version: 'v1alpha1',
          kind: 'SopsSecret',
          now: '2026-11-24T03:40:00.000Z',
        },
      )!,
    );

  it('could not be decrypted', () => {
    expect(stateOf('secret could not be decrypted')).toEqual({
      state: 'failing',
      findings: ['sops-decryption-failed'],
    });
  });

  it('failed for another reason', () => {
    expect(
      stateOf(
        'secret orders-db/floe already present, but not provisioned by sops-controller',
      ),
    ).toEqual({ state: 'failing', findings: ['sync-failed'] });
  });
});
