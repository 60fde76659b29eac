import { diagnoseSecret } from '../../diagnose';
import { Amend, findingOf, recordedInput } from '../../__testUtils__/recorded';
import { TargetSharer } from '../../types';

const sharer = (
  kind: string,
  keys: string[],
  merges = false,
): TargetSharer => ({
  id: 'other',
  isNamed: true,
  kind,
  name: 'other',
  keys,
  merges,
});

const merging =
  (creationPolicy: string): Amend =>
  ({ object }) => {
    const { spec } = object as any;
    spec.target = { ...spec.target, creationPolicy };
  };
const MERGE = merging('Merge');

function shared(
  kind: 'ExternalSecret' | 'SealedSecret',
  sharers: TargetSharer[],
  amend?: Amend,
) {
  const input = recordedInput(kind, 'floe-dagster-postgresql-secret', amend);
  return findingOf(
    diagnoseSecret({ ...input, targetSharers: sharers }),
    'target-shared',
  );
}

describe('target-shared', () => {
  it.each([
    ['ExternalSecret', sharer('SealedSecret', ['x']), undefined],
    ['ExternalSecret', sharer('SealedSecret', ['x']), MERGE],
    ['SealedSecret', sharer('ExternalSecret', ['x']), undefined],
    ['SealedSecret', sharer('ExternalSecret', ['x'], true), undefined],
    ['ExternalSecret', sharer('ExternalSecret', ['x'], true), undefined],
  ] as const)(
    'is reported for the %s, and names the other: %j',
    (kind, other, amend) => {
      expect(shared(kind, [other], amend)).toMatchObject({
        severity: 'warning',
        confidence: 'likely',
        summary: expect.stringContaining(
          `The ${other.kind} other writes the same Secret`,
        ),
        remedies: [
          { title: expect.stringContaining(`the ${other.kind} other`) },
          { title: `Remove this ${kind} if it is not needed` },
          {
            command: `kubectl describe ${other.kind.toLowerCase()} other -n floe`,
          },
        ],
      });
    },
  );

  it('names the keys that two which merge have in common', () => {
    const { secret } = recordedInput(
      'ExternalSecret',
      'floe-dagster-postgresql-secret',
    );
    const [key] = (secret.facts as any).remoteRefs.map(
      ({ secretKey }: any) => secretKey,
    );
    expect(
      shared('ExternalSecret', [sharer('ExternalSecret', [key], true)], MERGE)
        ?.summary,
    ).toContain(`both write ${key}`);
    expect(
      shared('ExternalSecret', [sharer('ExternalSecret', ['x'], true)], MERGE),
    ).toBeUndefined();
  });

  it('does not name objects that the caller may not see', () => {
    const hidden = (kind: string): TargetSharer => ({
      ...sharer(kind, ['x']),
      name: 'not-to-see',
      isNamed: false,
    });
    const all = [hidden('SealedSecret'), hidden('ExternalSecret')];
    const finding = shared('ExternalSecret', all);
    expect(finding).toMatchObject({
      summary: expect.stringContaining(
        'Another object that you are not allowed to see writes the same Secret',
      ),
      evidence: [{}],
      remedies: [{}, { wizard: { task: 'remove' } }],
    });
    expect(JSON.stringify(finding)).not.toMatch(/SealedSecret|not-to-see/);
    expect(
      shared('ExternalSecret', [...all, sharer('SealedSecret', ['x'])]),
    ).toMatchObject({
      summary: expect.stringContaining('The SealedSecret other'),
      evidence: [{}, {}],
    });
  });

  it('is not reported for a SealedSecret that keeps the keys of others', () => {
    const patching: Amend = ({ object }) => {
      (object as any).spec.template = {
        metadata: {
          annotations: { 'sealedsecrets.bitnami.com/patch': 'true' },
        },
      };
    };
    const other = sharer('ExternalSecret', ['another'], true);
    expect(shared('SealedSecret', [other], patching)).toBeUndefined();
    expect(
      shared('SealedSecret', [{ ...other, merges: false }], patching)?.summary,
    ).toContain('it removes the keys');
  });

  it('is not reported for a target that nothing shares', () => {
    expect(shared('SealedSecret', [])).toBeUndefined();
  });

  it('is not reported for separate keys that are created or merged', () => {
    const other = sharer('ExternalSecret', ['another'], true);
    const CREATE_OR_MERGE = merging('CreateOrMerge');
    expect(shared('ExternalSecret', [other], CREATE_OR_MERGE)).toBeUndefined();
    expect(
      shared('ExternalSecret', [{ ...other, merges: false }], CREATE_OR_MERGE),
    ).toMatchObject({
      summary: expect.stringContaining('it removes the keys'),
    });
    expect(shared('ExternalSecret', [other], merging('Orphan'))).toBeDefined();
  });
});
