import { DEFAULT_POLICY } from '../../diagnose';
import { PracticeSecret, summarizePractices } from './summarizePractices';
import { ClusterDeclaration } from './readClusterPractices';

const environment = { name: 'prod', policy: DEFAULT_POLICY };

const secretOf = (overrides: Partial<PracticeSecret> = {}): PracticeSecret => ({
  cluster: 'a',
  approach: 'external-secrets',
  findings: [],
  due: 1,
  inGit: 'object',
  seesPlainSecrets: true,
  ...overrides,
});
const nothingDeclared = () => ({});
const cellsOf = (
  secrets: PracticeSecret[],
  declarationOf: (cluster: string) => ClusterDeclaration = nothingDeclared,
) => summarizePractices(secrets, environment, declarationOf).cells;

describe('summarizePractices', () => {
  it('reports a practice as broken if one secret has its finding', () => {
    const cells = cellsOf([
      secretOf(),
      secretOf({ findings: ['cluster-store-used', 'rotation-overdue'] }),
      secretOf({ approach: 'sealed-secrets' }),
    ]);
    expect(cells['namespaced-stores']).toEqual({
      status: 'violated',
      basis: 'observed',
      concerned: 2,
      violations: 1,
      unknown: 0,
      findingId: 'cluster-store-used',
    });
    expect(cells.rotation).toMatchObject({ status: 'violated', concerned: 3 });
    expect(cells['refresh-interval'].status).toBe('met');
    expect(cells['no-plaintext-in-git'].status).toBe('met');
  });

  it('reports a rotation without a due date as unknown', () => {
    expect(
      cellsOf([secretOf(), secretOf({ due: null })]).rotation,
    ).toMatchObject({ status: 'unknown', unknown: 1 });
  });

  it('requires no rotation if the policy has no maximum age', () => {
    const { cells } = summarizePractices(
      [secretOf({ due: null })],
      {
        ...environment,
        policy: { ...DEFAULT_POLICY, rotationMaxAgeSeconds: null },
      },
      nothingDeclared,
    );
    expect(cells.rotation).toMatchObject({
      status: 'not-applicable',
      basis: 'policy',
    });
  });

  it('leaves out practices without a subject', () => {
    const cells = cellsOf([secretOf({ approach: 'kubernetes' })]);
    expect(cells['namespaced-stores'].status).toBe('not-applicable');
    expect(cells['refresh-interval'].status).toBe('not-applicable');
  });

  it.each<[string, Partial<PracticeSecret>[], string, number]>([
    ['an object without values', [{}], 'met', 0],
    [
      'the same, where plain Secrets would not be seen',
      [{ seesPlainSecrets: false }, {}],
      'unknown',
      1,
    ],
    [
      'a plain Secret beside it',
      [{}, { approach: 'kubernetes', inGit: 'unknown' }],
      'unknown',
      1,
    ],
    [
      'a plain Secret of a Helm release',
      [{ approach: 'kubernetes', inGit: 'files' }],
      'unknown',
      1,
    ],
    [
      'the same, whose SOPS file was read',
      [
        { approach: 'kubernetes', inGit: 'files' },
        { approach: 'sops', inGit: 'file', seesPlainSecrets: false },
      ],
      'met',
      0,
    ],
    [
      'a SOPS file with plain text',
      [
        { approach: 'kubernetes', inGit: 'files' },
        {
          approach: 'sops',
          inGit: 'file',
          findings: ['sops-plaintext-left'],
        },
      ],
      'violated',
      1,
    ],
  ])(
    'reports plain text in Git by the files that were read: %s',
    (_, some, status, unknown) => {
      expect(cellsOf(some.map(secretOf))['no-plaintext-in-git']).toMatchObject({
        status,
        concerned: some.length,
        unknown,
      });
    },
  );

  it.each([
    [true, true, 'met', 'declared'],
    [true, undefined, 'unknown', 'declared'],
    [true, false, 'violated', 'declared'],
    [undefined, false, 'violated', 'declared'],
    [undefined, undefined, 'unknown', 'none'],
  ])(
    'uses the declarations for each cluster: %s, %s',
    (a, b, status, basis) => {
      const cells = cellsOf(
        [secretOf(), secretOf({ cluster: 'b' })],
        cluster => ({ auditLogging: cluster === 'a' ? a : b, note: 'seen' }),
      );
      expect(cells['audit-logging']).toMatchObject({
        status,
        basis,
        concerned: 2,
        notes: ['seen'],
      });
      expect(cells['encryption-at-rest'].basis).toBe('none');
    },
  );

  it('lists the approaches in use beside the recommended one', () => {
    const { approaches, clusters, secretCount } = summarizePractices(
      [
        secretOf({ cluster: 'b', approach: 'kubernetes' }),
        secretOf({ approach: 'sealed-secrets' }),
      ],
      environment,
      nothingDeclared,
    );
    expect(approaches).toEqual([
      {
        approach: 'external-secrets',
        count: 0,
        allowed: true,
        recommended: true,
      },
      {
        approach: 'sealed-secrets',
        count: 1,
        allowed: true,
        recommended: false,
      },
      { approach: 'kubernetes', count: 1, allowed: false, recommended: false },
    ]);
    expect(clusters).toEqual(['a', 'b']);
    expect(secretCount).toBe(2);
  });
});
