import {
  startTestCluster,
  TestCluster,
} from './__testUtils__/startTestCluster';
import { ManualClock } from './clock';

describe('a cluster that is started again', () => {
  const running: TestCluster[] = [];
  afterEach(() =>
    Promise.all(running.splice(0).map(({ cluster }) => cluster.stop())),
  );

  const start = async (clock: ManualClock) => {
    const started = await startTestCluster({ clock });
    running.push(started);
    return started;
  };
  const revisionOf = async ({ send }: TestCluster) =>
    Number((await send('/api/v1/configmaps')).body.metadata.resourceVersion);

  it('continues with later revisions, whatever happened in the same moment', async () => {
    const clock = new ManualClock('2026-11-24T08:00:00Z');
    const first = await start(clock);
    for (let n = 0; n < 200; n += 1) {
      first.cluster.apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `map-${n}`, namespace: 'default' },
      });
    }
    const before = await revisionOf(first);
    await clock.advance(1_000);
    const second = await start(clock);
    expect(await revisionOf(second)).toBeGreaterThan(before);
    const watch = await second.send(
      `/api/v1/configmaps?watch=true&resourceVersion=${before}`,
    );
    expect(watch.body).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  });
});
