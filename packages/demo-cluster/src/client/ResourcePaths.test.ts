import { ResourcePaths } from './ResourcePaths';

const resource = (name: string, kind: string, namespaced = true) => ({
  name,
  kind,
  namespaced,
});
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'a', namespace: 'floe' },
};
const store = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ClusterSecretStore',
  metadata: { name: 'b', namespace: 'floe' },
};

describe('ResourcePaths', () => {
  const read = jest.fn();
  let paths: ResourcePaths;

  beforeEach(() => {
    read.mockReset();
    read.mockImplementation(
      async (path: string) =>
        ({
          '/api/v1': {
            resources: [
              resource('secrets/status', 'Secret'),
              resource('secrets', 'Secret'),
            ],
          },
          '/apis/external-secrets.io/v1': {
            resources: [
              resource('clustersecretstores', 'ClusterSecretStore', false),
            ],
          },
        }[path]),
    );
    paths = new ResourcePaths(read);
  });

  it('finds objects and collections, with and without a namespace', async () => {
    expect(await paths.object(secret)).toBe(
      '/api/v1/namespaces/floe/secrets/a',
    );
    expect(await paths.collection({ ...secret, metadata: { name: '' } })).toBe(
      '/api/v1/secrets',
    );
    expect(await paths.object(store)).toBe(
      '/apis/external-secrets.io/v1/clustersecretstores/b',
    );
    expect(await paths.serves('v1', 'Secret')).toBe(true);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('repeats discovery for kinds that are not served, or could not be read', async () => {
    const other = { ...secret, apiVersion: 'v2' };
    expect(await paths.object(other)).toBeUndefined();
    expect(await paths.collection(other)).toBeUndefined();
    expect(await paths.serves('v2', 'Secret')).toBe(false);
    read.mockRejectedValueOnce(new Error('down'));
    await expect(paths.object(other)).rejects.toThrow('down');
    read.mockResolvedValueOnce({ resources: [resource('secrets', 'Secret')] });
    expect(await paths.object(other)).toBe('/api/v2/namespaces/floe/secrets/a');
  });
});
