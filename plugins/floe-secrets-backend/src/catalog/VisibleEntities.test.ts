import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/component';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { VisibleEntities } from './VisibleEntities';

const service = component('orders', { 'backstage.io/kubernetes-id': 'orders' });

function createVisible() {
  const catalog = catalogServiceMock();
  const stream = jest.spyOn(catalog, 'streamEntities');
  const visible = new VisibleEntities({ catalog });
  stream.mockImplementation(async function* empty() {});
  return { stream, refs: () => visible.of(mockCredentials.user()) };
}

describe('VisibleEntities', () => {
  afterEach(() => jest.restoreAllMocks());

  it('shows new entities soon while the portal starts and its catalog fills', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    const { stream, refs } = createVisible();
    expect(await refs()).toEqual(new Set());
    stream.mockImplementation(async function* filled() {
      yield [service];
    });
    now.mockReturnValue(5_900);
    expect(await refs()).toEqual(new Set());
    now.mockReturnValue(6_100);
    // The cache reads the clock once a millisecond at most.
    await eventually(async () =>
      expect(await refs()).toEqual(new Set(['component:default/orders'])),
    );
  });

  it('asks the catalog once a minute later', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const { stream, refs } = createVisible();
    now.mockReturnValue(301_000);
    await Promise.all([refs(), refs()]);
    now.mockReturnValue(360_000);
    await refs();
    expect(stream).toHaveBeenCalledTimes(1);
    now.mockReturnValue(362_000);
    await eventually(async () => {
      await refs();
      expect(stream).toHaveBeenCalledTimes(2);
    });
  });
});
