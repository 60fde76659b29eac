import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { SecretCollatorFactory } from './SecretCollatorFactory';
import { readLocations } from './toDocument';

const starting = new ServiceUnavailableError('The plugin is starting');
const empty = { items: [], totalItems: 0, pageInfo: {} };

const read = { reachable: true, resources: [{ state: 'watching' }] };

async function collect(
  listSecrets: jest.Mock,
  getClusters = jest.fn().mockResolvedValue({ items: [read] }),
) {
  const pause = jest.fn(async (_ms: number) => {});
  const factory = new SecretCollatorFactory({
    auth: mockServices.auth({ pluginId: 'search' }),
    api: { getClusters, listSecrets },
    locations: readLocations(undefined),
    pause,
  });
  const documents = (await factory.getCollator()).toArray();
  return { documents, pause };
}

describe('SecretCollatorFactory', () => {
  it('waits for a plugin that is starting', async () => {
    const listSecrets = jest
      .fn()
      .mockRejectedValueOnce(starting)
      .mockRejectedValueOnce(starting)
      .mockResolvedValue(empty);
    const { documents, pause } = await collect(listSecrets);
    expect(await documents).toEqual([]);
    expect(pause.mock.calls).toEqual([[3_000], [3_000]]);
  });

  it('gives up after two minutes, until the next round', async () => {
    const listSecrets = jest.fn().mockRejectedValue(starting);
    const { documents, pause } = await collect(listSecrets);
    await expect(documents).rejects.toThrow('The plugin is starting');
    expect(pause).toHaveBeenCalledTimes(40);
  });

  it('waits until the clusters are read', async () => {
    const listSecrets = jest.fn().mockResolvedValue(empty);
    const getClusters = jest.fn();
    for (const items of [
      [],
      [{ reachable: null, resources: [] }],
      [{ reachable: true, resources: [] }],
      [read, { reachable: true, resources: [{ state: 'listing' }] }],
    ]) {
      getClusters.mockResolvedValueOnce({ items });
    }
    getClusters.mockResolvedValue({
      items: [read, { reachable: false, resources: [] }],
    });
    const { documents, pause } = await collect(listSecrets, getClusters);
    expect(await documents).toEqual([]);
    expect(pause).toHaveBeenCalledTimes(4);
    expect(listSecrets).toHaveBeenCalledTimes(1);
  });

  it('reads what there is where a cluster is never read', async () => {
    const listSecrets = jest.fn().mockResolvedValue(empty);
    const { documents, pause } = await collect(
      listSecrets,
      jest.fn().mockResolvedValue({ items: [] }),
    );
    expect(await documents).toEqual([]);
    expect(pause).toHaveBeenCalledTimes(40);
    expect(listSecrets).toHaveBeenCalledTimes(1);
  });

  it('does not repeat what is refused', async () => {
    const listSecrets = jest.fn().mockRejectedValue(new Error('Not allowed'));
    const { documents, pause } = await collect(listSecrets);
    await expect(documents).rejects.toThrow('Not allowed');
    expect(pause).not.toHaveBeenCalled();
  });
});
