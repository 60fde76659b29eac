import { extractIsindirSopsSecret } from '../../../observe/extract/isindirSopsSecret';
import {
  evaluateKustomization,
  MINUTE,
} from '../../__testUtils__/kustomization';
import {
  Amend,
  findingOf,
  findingsOf,
  recordedInput,
} from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { stateOf, timeFreeState } from '../../state';

const NOW = new Date('2026-11-24T12:00:00Z');

/** A SopsSecret of isindir's operator, which has one message and nothing else. */
function evaluate(suspend: boolean, message: string | undefined) {
  const secret = extractIsindirSopsSecret(
    {
      apiVersion: 'isindir.github.com/v1alpha3',
      kind: 'SopsSecret',
      metadata: {
        name: 'orders',
        namespace: 'floe',
        uid: 'u1',
        resourceVersion: '9',
        generation: 2,
        creationTimestamp: '2026-11-20T08:00:00Z',
      },
      spec: {
        suspend,
        secretTemplates: [{ name: 'orders', stringData: { user: 'ENC[x]' } }],
      },
      ...(message && { status: { message } }),
    } as Parameters<typeof extractIsindirSopsSecret>[0],
    {
      cluster: 'prod',
      now: NOW.toISOString(),
      group: 'isindir.github.com',
      version: 'v1alpha3',
      kind: 'SopsSecret',
    },
  )!;
  const input = {
    ...recordedInput('Kustomization', 'sops-ok'),
    secret,
    events: [],
    now: NOW,
  };
  const seen = (targetExists: boolean | null) =>
    stateOf(secret, [], input.cluster, NOW, {
      targetExists,
      hasFailingChild: false,
    }).state;
  return { findings: diagnoseSecret(input), seen };
}

describe('a suspended SopsSecret', () => {
  it('is not pending, and its status does not show whether it arrived', () => {
    const { findings, seen } = evaluate(true, 'Reconciliation is suspended');
    expect([seen(null), seen(true), seen(false)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(findings.map(({ id }) => id)).toEqual(['refresh-disabled']);
    expect(findingOf(findings, 'refresh-disabled')).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      summary: expect.stringMatching(
        /^It is suspended.*does not show whether the last change reached the cluster/,
      ),
    });
  });

  it('keeps the state that its status shows', () => {
    expect(evaluate(true, 'Healthy').seen(null)).toBe('synced');
    const failing = evaluate(true, 'Decryption error');
    expect(failing.seen(null)).toBe('failing');
    expect(findingOf(failing.findings, 'refresh-disabled')?.summary).toBe(
      'It is suspended: no change reaches the cluster.',
    );
  });

  it('is pending if it is not suspended and was never processed', () => {
    const { findings, seen } = evaluate(false, undefined);
    expect(seen(null)).toBe('pending');
    expect(findingOf(findings, 'never-synced')).toBeDefined();
    // The operator says so of a suspended one too.
    expect(evaluate(true, undefined).seen(null)).toBe('pending');
  });
});

describe('a decrypting Kustomization', () => {
  it('is reported as suspended', () => {
    expect(
      findingsOf('Kustomization', 'sops-ok', ({ object }) => {
        (object.spec as any).suspend = true;
      }),
    ).toMatchObject([{ id: 'refresh-disabled', severity: 'info' }]);
  });
});

describe('a suspended Kustomization', () => {
  const suspended =
    (raised: number): Amend =>
    ({ object }) => {
      (object.metadata as any).generation += raised;
      (object.spec as any).suspend = true;
    };

  it.each([
    ['sops-ok', 'synced'],
    ['sops-wrongkey', 'failing'],
  ])('keeps the state of its last attempt (%s)', (name, state) => {
    const { secret, events } = recordedInput(
      'Kustomization',
      name,
      suspended(1),
    );
    expect(timeFreeState(secret, events)).toBe(state);
  });

  it('is pending if more than the suspension was changed', () => {
    const { findings, state } = evaluateKustomization(suspended(2), MINUTE);
    expect(state).toBe('pending');
    expect(findingOf(findings, 'change-pending')?.summary).toMatch(
      /applies no change while the object is suspended\.$/,
    );
  });
});
