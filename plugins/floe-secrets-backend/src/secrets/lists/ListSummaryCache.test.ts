import { mockCredentials } from '@backstage/backend-test-utils';
import { Environments } from '../../catalog/environments/Environments';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { ListSummaryCache } from './ListSummaryCache';

const credentials = mockCredentials.user();

function setUp() {
  const view = {
    criteria: { allOf: [] },
    ownerScopes: () => [],
    seen: [{ entityRef: 'component:default/billing' }],
  };
  let revision = 1;
  const cache = new ListSummaryCache<{ size: number; calls: number }>({
    clock: new ManualClock(),
    environments: new Environments([]),
    lists: { revisions: async () => new Map([['prod', revision]]) } as any,
    readable: { view: async () => view } as any,
  });
  let calls = 0;
  const make = jest.fn(async () => {
    calls += 1;
    return { size: 1, calls };
  });
  return {
    view,
    make,
    ask: (query: object = {}) => cache.answer(query as any, credentials, make),
    change: () => {
      revision += 1;
    },
  };
}

describe('ListSummaryCache', () => {
  it('computes a summary once for the same filters and caller', async () => {
    const { ask, make } = setUp();
    await ask();
    expect(await ask()).toEqual({ size: 1, calls: 1 });
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('computes another for other filters', async () => {
    const { ask } = setUp();
    await ask();
    expect((await ask({ state: ['failing'] })).calls).toBe(2);
  });

  it('computes another for a caller who sees a service of another name', async () => {
    const { ask, view } = setUp();
    await ask();
    view.seen = [{ entityRef: 'component:default/orders' }];
    expect((await ask()).calls).toBe(2);
  });
});
