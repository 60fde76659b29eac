import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { ObservedSecret } from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';
import { findFailingChildren } from './children';

const maker = readRecorded('ClusterExternalSecret', 'ces-everywhere').secret;
const [first, second] = namespacesOf(maker);

function namespacesOf({ facts }: ObservedSecret): string[] {
  return facts.type === 'cluster-external-secret'
    ? facts.provisionedNamespaces
    : [];
}

function childIn(namespace: string, amend = {}): ObservedSecret {
  const { secret } = readRecorded('ExternalSecret', 'es-extract');
  return {
    ...secret,
    ...{ cluster: maker.cluster, id: namespace, name: 'from-ces', namespace },
    ...amend,
  };
}

function readerOf(children: ObservedSecret[]): ObservationReader {
  return {
    listSecrets: async () => children,
  } as Partial<ObservationReader> as ObservationReader;
}

async function failingOf(
  children: ObservedSecret[],
  { isWatched = true, own = maker } = {},
) {
  const found = await findFailingChildren(
    readerOf(children),
    [own],
    () => isWatched,
  );
  return found.get(own.id);
}

describe('the objects that a ClusterExternalSecret lists in its status', () => {
  it('are missing where the cluster no longer has them', async () => {
    expect(await failingOf([childIn(first)])).toEqual([
      { since: null, missingIn: second },
    ]);
  });

  it('are not replaced by objects of another name', async () => {
    const found = await failingOf([
      childIn(first),
      childIn(second, { name: 'other' }),
    ]);
    expect(found).toEqual([{ since: null, missingIn: second }]);
  });

  it.each<[string, ObservedSecret[], object]>([
    ['all of them exist', [childIn(first), childIn(second)], {}],
    ['not all objects are known', [], { isWatched: false }],
    [
      'it is being deleted with them',
      [],
      { own: { ...maker, deletionAt: '2026-11-24T02:57:00Z' } },
    ],
  ])('are not missing where %s', async (_, children, options) => {
    expect(await failingOf(children, options)).toEqual([]);
  });
});
