import { sopsFilesOf } from './sopsFilesOf';

const item = (target: string, more: object = {}) =>
  ({
    cluster: 'floe-prod',
    environment: 'prod',
    source: { file: { path: 'deploy/a.enc.yaml' } },
    target: { name: target, exists: null, keys: [] },
    ...more,
  } as any);
const prod = { name: 'prod', cluster: 'floe-prod' };

describe('sopsFilesOf', () => {
  it('has the Secrets of manifests', () => {
    expect(sopsFilesOf([item('a'), item('b')], prod)).toEqual({
      secrets: ['a', 'b'],
      hasValues: false,
    });
  });

  it('has values files, which name no Secret', () => {
    expect(sopsFilesOf([item('')], prod)).toEqual({
      secrets: [],
      hasValues: true,
    });
  });

  it('leaves out other secrets, environments and clusters', () => {
    expect(
      sopsFilesOf(
        [
          item('', { source: {} }),
          item('', { environment: 'dev' }),
          item('a', { cluster: 'floe-prod-us' }),
        ],
        prod,
      ),
    ).toEqual({ secrets: [], hasValues: false });
  });
});
