import { ObservedCluster } from '../model/observed';
import { aChangedObject, aMergedChange } from './__testUtils__/changes';
import { AwaitedSecret } from './changeProblem';
import { toChange } from './toChange';
import { RecordedChange } from './types';

const cluster: ObservedCluster = {
  name: 'prod',
  title: 'prod',
  reachable: true,
  since: null,
  reason: null,
  version: null,
  configured: true,
  resources: [],
};
const id = aChangedObject().secretId!;

function compose(
  change: RecordedChange,
  options: {
    secret?: Partial<AwaitedSecret>;
    cluster?: Partial<ObservedCluster>;
    now?: string;
  } = {},
) {
  const secrets = new Map<string, AwaitedSecret>();
  if (options.secret) {
    secrets.set(id, { id, state: 'synced', findings: [], ...options.secret });
  }
  return toChange({
    change,
    secrets,
    cluster: { ...cluster, ...options.cluster },
    now: new Date(options.now ?? '2026-11-24T03:05:00Z'),
  });
}

const states = ({ steps }: ReturnType<typeof compose>) =>
  steps.map(({ name, state }) => `${name} ${state}`);

describe('toChange', () => {
  it('shows the reached steps, and waits for the rest', () => {
    const change = compose(aMergedChange(), { secret: {} });
    expect(states(change)).toEqual([
      'opened done',
      'merged done',
      'applied waiting',
      'synced waiting',
    ]);
    expect(change.problem).toBeNull();
    expect(change.objects[0]).toMatchObject({ secretId: id, state: 'synced' });
  });

  it('reports after ten minutes that nothing arrived', () => {
    const late = { now: '2026-11-24T03:10:01Z' };
    expect(compose(aMergedChange(), late).problem).toContain(
      'ExternalSecret floe-dagster-postgresql-secret is not in namespace floe of cluster prod 10 minutes after the merge.',
    );
    expect(compose(aMergedChange(), { ...late, secret: {} }).problem).toContain(
      'No object in namespace floe of cluster prod has changed',
    );
    expect(
      compose(aMergedChange(), { now: '2026-11-24T03:09:59Z' }).problem,
    ).toBeNull();
  });

  it('names a failure, and counts it against the change once that has arrived', () => {
    const secret = {
      state: 'failing' as const,
      findings: [
        {
          id: 'remote-key-missing',
          severity: 'error',
          summary: 'The provider has no key a.',
        },
        { id: 'never-synced', severity: 'info' },
      ] as AwaitedSecret['findings'],
    };
    const before = compose(aMergedChange(), { secret });
    expect(before.problem).toBe(
      'ExternalSecret floe-dagster-postgresql-secret is failing: The provider has no key a',
    );
    expect(states(before)[2]).toBe('applied waiting');
    const after = compose(
      aMergedChange({
        status: 'applied',
        applied: { at: '2026-11-24T03:01:00.000Z', proof: 'x' },
      }),
      { secret },
    );
    expect(states(after)[3]).toBe('synced failed');
  });

  it('reports that the cluster cannot be read', () => {
    expect(
      compose(aMergedChange(), {
        cluster: { reachable: false, reason: 'connect ECONNREFUSED' },
      }).problem,
    ).toBe(
      'The cluster prod cannot be read now, so it is not known whether the change was applied: connect ECONNREFUSED',
    );
  });

  it('skips what a closed pull request never reaches', () => {
    const change = compose(
      aMergedChange({
        status: 'closed',
        merged: null,
        closedAt: '2026-11-24T03:00:00.000Z',
      }),
    );
    expect(states(change).slice(1)).toEqual([
      'merged skipped',
      'applied skipped',
      'synced skipped',
    ]);
    expect(change.steps[1].proof).toBe(
      'The pull request was closed without being merged',
    );
  });

  it('reports that a plain Secret is not observed', () => {
    expect(
      compose(
        aMergedChange({
          objects: [
            { ...aChangedObject(null), kind: 'Secret', secretId: null },
          ],
        }),
      ).problem,
    ).toContain('does not observe');
  });

  it('explains why a pull request is not followed', () => {
    expect(
      compose(
        aMergedChange({
          status: 'open',
          merged: null,
          followProblem: 'git.example.com answers with status 500',
        }),
      ).problem,
    ).toBe('git.example.com answers with status 500');
  });
});
