import { mockServices } from '@backstage/backend-test-utils';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import { CompositeClusterProvider } from './CompositeClusterProvider';

describe('CompositeClusterProvider', () => {
  const logger = mockServices.logger.mock();
  /** Clusters of each provider now, or how it fails. */
  let answers: Record<string, string[] | Error | 'silent'>;

  const provider = (id: string): ClusterProvider => ({
    async listClusters() {
      const answer = answers[id];
      if (answer instanceof Error) {
        throw answer;
      }
      return answer === 'silent'
        ? new Promise(() => {})
        : answer.map(name => ({ name, title: name }));
    },
    getGateway: name => ({ clusterName: `${name} of ${id}` } as any),
  });
  const create = (...ids: string[]) =>
    new CompositeClusterProvider({
      providers: ids.map(provider),
      logger,
      timeoutMs: 20,
    });
  const namesOf = async (composite: CompositeClusterProvider) =>
    (await composite.listClusters()).map(({ name }) => name);

  beforeEach(() => {
    jest.clearAllMocks();
    answers = { one: ['a', 'b'], two: ['b', 'c'] };
  });

  it('uses the first of several providers', async () => {
    const composite = create('one', 'two');
    expect(await namesOf(composite)).toEqual(['a', 'b', 'c']);
    expect(composite.getGateway('b').clusterName).toBe('b of one');
    expect(composite.getGateway('c').clusterName).toBe('c of two');
    expect(() => composite.getGateway('x')).toThrow('no cluster "x"');
  });

  it('routes a moved cluster to its present provider', async () => {
    const composite = create('one', 'two');
    await namesOf(composite);
    answers.one = ['a'];
    expect(await namesOf(composite)).toEqual(['a', 'b', 'c']);
    expect(composite.getGateway('b').clusterName).toBe('b of two');
  });

  it.each([
    ['fails', new Error('no route')],
    ['does not answer', 'silent' as const],
  ])('keeps the clusters of a provider that %s', async (_, failure) => {
    const composite = create('one', 'two');
    await namesOf(composite);
    answers = { one: failure, two: ['d'] };
    expect(await namesOf(composite)).toEqual(['a', 'b', 'd']);
    expect(composite.getGateway('a').clusterName).toBe('a of one');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/no route|No answer within/),
    );
  });

  it('lists the clusters of the others if one never answered', async () => {
    answers.one = new Error('no route');
    const composite = create('one', 'two');
    expect(await namesOf(composite)).toEqual(['b', 'c']);
    expect(composite.getGateway('b').clusterName).toBe('b of two');
  });

  it('fails if every provider does', async () => {
    answers = { one: new Error('no route'), two: new Error('no key') };
    await expect(create('one', 'two').listClusters()).rejects.toThrow(
      'no route',
    );
  });

  it('stops when it is aborted', async () => {
    answers.one = 'silent';
    const controller = new AbortController();
    const listing = create('one', 'two').listClusters({
      signal: controller.signal,
    });
    controller.abort(new Error('stopped'));
    await expect(listing).rejects.toThrow('stopped');
  });
});
