import { findingOf, idsOf } from '../../__testUtils__/recorded';
import { Case, condition, evaluate } from '../../__testUtils__/synthetic';

const CIPHERTEXT = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 7),
  Buffer.alloc(40, 9),
]).toString('base64');

/** An ExternalSecret that its operator calls synced. */
function synced(target: object, fields: Partial<Case> = {}): Case {
  return {
    kind: 'ExternalSecret',
    metadata: { generation: 3 },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'main' },
      target: { name: 'db', ...target },
      data: [
        { secretKey: 'user', remoteRef: { key: 'shop/user' } },
        { secretKey: 'pass', remoteRef: { key: 'shop/pass' } },
      ],
    },
    status: {
      binding: { name: 'db' },
      refreshTime: '2026-11-24T11:45:00Z',
      syncedResourceVersion: '3-a',
      ...condition(
        ...(['Ready', 'True', 'secret synced'] as const),
        ...(['2026-11-20T08:00:03Z', 'SecretSynced'] as const),
      ),
    },
    ...fields,
  };
}

describe('a target that lacks keys although its operator reports success', () => {
  it('is no success, and the keys are named', () => {
    const { findings, state } = evaluate(synced({}, { targetKeys: ['user'] }));
    expect(state).toBe('failing');
    expect(findingOf(findings, 'target-key-missing')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary:
        'The target db has no pass, although the operator reports success.',
      evidence: [
        {
          kind: 'cluster',
          text: 'The Secret db has the keys user',
          time: null,
        },
      ],
      remedies: [
        { command: expect.stringContaining('force-sync') },
        { command: expect.stringContaining('describe') },
      ],
    });
  });

  it('is part of the finding about an immutable target', () => {
    const { findings, state } = evaluate(
      synced({ immutable: true }, { targetKeys: ['user'] }),
    );
    expect(state).toBe('failing');
    expect(idsOf(findings)).toEqual(['target-immutable']);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'The target db is immutable: later changes are not written, although the operator reports success. It has no pass.',
    });
  });

  it.each<[string, object, string[]]>([
    ['has all of them', {}, ['pass', 'user']],
    ['has more', { creationPolicy: 'Merge' }, ['pass', 'user', 'other']],
    [
      'has those of the template',
      { template: { data: { url: 'x' } } },
      ['url'],
    ],
    [
      'has keys that are made elsewhere',
      { template: { templateFrom: [{ configMap: { name: 'a', items: [] } }] } },
      ['config'],
    ],
  ])('is not reported for a target that %s', (_, target, targetKeys) => {
    const { findings, state } = evaluate(synced(target, { targetKeys }));
    expect(state).toBe('synced');
    expect(idsOf(findings)).not.toContain('target-key-missing');
  });

  it('is not reported for a change that is not applied yet', () => {
    const { findings, state } = evaluate(
      synced({}, { metadata: { generation: 4 }, targetKeys: ['user'] }),
    );
    expect(state).toBe('pending');
    expect(idsOf(findings)).not.toContain('target-key-missing');
  });

  it('is not reported twice if the operator names the keys that it left out', () => {
    const { findings, state } = evaluate(
      synced(
        { deletionPolicy: 'Merge' },
        {
          targetKeys: ['user'],
          events: [
            {
              type: 'Normal',
              reason: 'MissingProviderSecret',
              message:
                'secret does not exist at provider using spec.dataFrom[1] (key=shop/pass)',
              at: '2026-11-24T11:45:00Z',
            },
          ],
        },
      ),
    );
    expect(state).toBe('failing');
    expect(idsOf(findings)).toEqual(['remote-key-missing']);
  });

  it('is reported for a SealedSecret', () => {
    const { findings, state } = evaluate({
      kind: 'SealedSecret',
      spec: {
        encryptedData: { user: CIPHERTEXT, pass: CIPHERTEXT },
        template: { data: { url: 'x' } },
      },
      status: {
        observedGeneration: 1,
        ...condition('Synced', 'True', '', '2026-11-20T08:00:03Z'),
      },
      targetKeys: ['pass'],
    });
    expect(state).toBe('failing');
    expect(findingOf(findings, 'target-key-missing')?.summary).toContain(
      'has no user, url',
    );
  });
});
