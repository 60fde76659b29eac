import { idsOf } from '../../__testUtils__/recorded';
import { Case, condition, evaluate } from '../../__testUtils__/synthetic';

const CIPHERTEXT = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 7),
  Buffer.alloc(40, 9),
]).toString('base64');

const NO_KEY = 'no key could decrypt secret (password)';

const sealed = (fields: Partial<Case>): Case => ({
  kind: 'SealedSecret',
  spec: { encryptedData: { password: CIPHERTEXT } },
  ...fields,
});

const unsealed = (at: string) => ({
  ...{ type: 'Normal' as const, reason: 'Unsealed', at },
  message: 'SealedSecret unsealed successfully',
});

const FAILED = {
  observedGeneration: 1,
  ...condition('Synced', 'False', NO_KEY, '2026-11-24T11:00:00Z'),
};

describe('the event Unsealed', () => {
  it.each<[string, Partial<Case>, string]>([
    ['there is no status', { events: [] }, 'pending'],
    [
      'there is no status, and it was unsealed',
      { events: [unsealed('2026-11-20T08:00:00Z')] },
      'synced',
    ],
    [
      'there is no status, and it was changed since',
      {
        changedAt: '2026-11-24T11:30:00Z',
        events: [unsealed('2026-11-24T11:00:00Z')],
        metadata: { generation: 2 },
      },
      'pending',
    ],
    [
      'the status of the success was lost',
      {
        status: FAILED,
        events: [
          {
            reason: 'ErrUnsealFailed',
            message: `Failed to unseal: ${NO_KEY}`,
            at: '2026-11-24T11:00:00Z',
          },
          unsealed('2026-11-24T11:30:00Z'),
        ],
      },
      'synced',
    ],
    [
      'it failed after it was unsealed',
      { status: FAILED, events: [unsealed('2026-11-24T10:00:00Z')] },
      'failing',
    ],
    [
      'the generation in the status stays behind',
      {
        changedAt: '2026-11-24T10:00:00Z',
        metadata: { generation: 3 },
        status: {
          observedGeneration: 2,
          ...condition('Synced', 'True', '', '2026-11-20T08:00:00Z'),
        },
        events: [unsealed('2026-11-24T10:00:01Z')],
      },
      // It is likely applied, which `change-pending` says.
      'pending',
    ],
  ])(
    "proves a success of the object's present version: %s",
    (_, fields, state) => {
      const evaluated = evaluate(sealed(fields));
      expect(evaluated.state).toBe(state);
      expect(evaluated.findings.length === 0).toBe(state === 'synced');
    },
  );

  it('does not prove a target that the cluster does not show', () => {
    const { findings, state } = evaluate(
      sealed({
        events: [unsealed('2026-11-20T08:00:01Z')],
        targetExists: false,
      }),
    );
    expect(state).toBe('failing');
    expect(idsOf(findings)).toEqual(['target-missing']);
  });
});

describe('an immutable target of a SealedSecret', () => {
  const refused = (targetExists: boolean | null, immutable: boolean) =>
    evaluate(
      sealed({
        spec: {
          encryptedData: { password: CIPHERTEXT },
          ...(immutable && { template: { immutable } }),
        },
        targetExists,
        status: FAILED,
        events: [
          {
            reason: 'ErrUpdateFailed',
            message: 'the target Secret is immutable',
            at: '2026-11-24T11:00:05Z',
          },
        ],
      }),
    ).findings[0];

  it('is reported in the past tense after the deletion', () => {
    expect(refused(false, true)).toMatchObject({
      id: 'target-immutable',
      summary: expect.stringContaining('was immutable at the last attempt'),
    });
    expect(refused(null, true).summary).toContain('is immutable');
  });

  it('first needs a change of the template if the template sets it', () => {
    expect(refused(true, true).remedies.map(({ title }) => title)).toEqual([
      expect.stringContaining('remove immutable from spec.template first'),
      expect.stringMatching(/^Delete the target after each change/),
    ]);
    expect(refused(true, false).remedies.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Delete the target once/),
    ]);
  });
});
