import { ScriptedGateway } from '../__testUtils__/ScriptedGateway';
import { narrowGateway } from './narrowGateway';

describe('narrowGateway', () => {
  const resource = { group: '', version: 'v1', plural: 'secrets' };
  const selection = { metadataOnly: true, fieldSelector: 'type!=a' };

  it('keeps to its selection for every request', async () => {
    const gateway = new ScriptedGateway();
    const narrow = narrowGateway(gateway, selection);
    const asked = { metadataOnly: false, fieldSelector: 'type=a' };
    await narrow.list(resource, { ...asked, limit: 1 });
    expect(gateway.lists).toEqual([{ ...selection, limit: 1 }]);
    const signal = AbortSignal.abort();
    const watch = narrow.watch(resource, {
      ...asked,
      resourceVersion: '1',
      signal,
    });
    void watch[Symbol.asyncIterator]().next();
    expect(gateway.watches[0].options).toEqual({
      ...selection,
      resourceVersion: '1',
      signal,
    });
  });

  it('offers no method that returns a whole object', () => {
    expect(
      Object.keys(narrowGateway(new ScriptedGateway(), selection)).sort(),
    ).toEqual(['clusterName', 'list', 'watch']);
  });
});
