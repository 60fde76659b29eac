import { ClusterReachability } from '../../store/ObservationWriter';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import {
  clusterError,
  contentError,
  networkError,
} from '../__testUtils__/ScriptedGateway';
import { ClusterHealth } from './ClusterHealth';

describe('ClusterHealth', () => {
  let clock: ManualClock;
  let reports: ClusterReachability[];
  let doubts: number;
  let health: ClusterHealth;

  beforeEach(() => {
    clock = new ManualClock();
    reports = [];
    doubts = 0;
    health = new ClusterHealth({
      cluster: 'production',
      clock,
      onChange: reachability => reports.push(reachability),
      onDoubt: () => (doubts += 1),
    });
  });

  it('reports a reachable cluster, once', () => {
    health.setVersion('v1.36.3');
    health.contacted();
    health.contacted();
    expect(reports).toEqual([
      {
        cluster: 'production',
        reachable: true,
        reason: null,
        since: '2026-11-24T03:00:00.000Z',
        version: 'v1.36.3',
        clockOffsetMs: 0,
      },
    ]);
    health.setVersion('v1.37.0');
    expect(reports[1]).toMatchObject({ reachable: true, version: 'v1.37.0' });
  });

  it('reports a clock offset, and again after it changed', () => {
    health.setClockOffset(7_200_000);
    health.contacted();
    health.setClockOffset(7_203_000);
    health.setClockOffset(7_212_000);
    health.setClockOffset(0);
    health.setClockOffset(0);
    expect(reports.map(({ clockOffsetMs }) => clockOffsetMs)).toEqual([
      7_200_000, 7_212_000, 0,
    ]);
  });

  it('reports immediately that a cluster never answered', () => {
    health.failed(networkError());
    health.failed(networkError());
    expect(reports).toMatchObject([
      { reachable: false, reason: 'The connection broke off' },
    ]);
  });

  it('does not treat one broken connection as a broken cluster', async () => {
    health.contacted();
    health.failed(networkError());
    await clock.advance(1_000);
    health.failed(networkError());
    expect(reports).toHaveLength(1);
    await clock.advance(3_000);
    health.failed(clusterError(503, 'ServiceUnavailable'));
    expect(reports[1]).toMatchObject({ reachable: false });
    health.contacted();
    expect(reports[2]).toMatchObject({ reachable: true, reason: null });
  });

  it('treats a refusal as an answer, but not one of the credentials', () => {
    health.failed(clusterError(403, 'Forbidden'));
    expect(reports).toMatchObject([{ reachable: true }]);
    health.failed(contentError());
    expect(reports).toHaveLength(1);

    const other = new ClusterHealth({
      cluster: 'staging',
      clock,
      onChange: reachability => reports.push(reachability),
      onDoubt: () => {},
    });
    other.failed(clusterError(401, 'Unauthorized'));
    expect(reports[1]).toMatchObject({ cluster: 'staging', reachable: false });
  });

  it('checks whether a cluster works that fails for one resource', async () => {
    health.contacted();
    await clock.advance(5_000);
    for (let i = 0; i < 20; i++) {
      health.resourceFailed(clusterError(500, 'InternalError'));
      await clock.advance(1_000);
    }
    expect(doubts).toBe(1);
    expect(reports).toMatchObject([{ reachable: true }]);
    await clock.advance(10_000);
    health.resourceFailed(clusterError(503, 'ServiceUnavailable'));
    expect(doubts).toBe(2);

    health.failed(clusterError(500, 'InternalError'));
    health.failed(clusterError(500, 'InternalError'));
    expect(reports[1]).toMatchObject({ reachable: false });
    await clock.advance(60_000);
    health.resourceFailed(clusterError(500, 'InternalError'));
    expect(doubts).toBe(2);
  });

  it('treats a failed connection of a resource as one of the cluster', async () => {
    health.contacted();
    await clock.advance(5_000);
    health.resourceFailed(networkError());
    health.resourceFailed(networkError());
    expect(reports[1]).toMatchObject({ reachable: false });
    expect(doubts).toBe(0);
  });
});
