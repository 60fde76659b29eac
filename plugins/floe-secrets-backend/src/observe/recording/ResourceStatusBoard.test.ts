import { ObservationWrite } from '../../store/ObservationWriter';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { ResourceStatusBoard } from './ResourceStatusBoard';

describe('ResourceStatusBoard', () => {
  let clock: ManualClock;
  let writes: any[];
  let board: ResourceStatusBoard;

  beforeEach(() => {
    clock = new ManualClock();
    writes = [];
    board = new ResourceStatusBoard({
      cluster: 'production',
      clock,
      write: (all: ObservationWrite[]) => writes.push(...all),
    });
  });

  it('writes a state when it changes, with its versions', async () => {
    board.setVersions('things.g', {
      apiVersion: 'g/v1',
      servedVersions: ['g/v1', 'g/v1beta1'],
    });
    expect(writes).toEqual([]);
    board.setState('things.g', 'listing', null);
    await clock.advance(1_000);
    board.setState('things.g', 'watching', null);
    board.setState('things.g', 'watching', null);
    expect(writes.map(({ status }) => status)).toEqual([
      {
        cluster: 'production',
        resource: 'things.g',
        apiVersion: 'g/v1',
        servedVersions: ['g/v1', 'g/v1beta1'],
        state: 'listing',
        reason: null,
        since: '2026-11-24T03:00:00.000Z',
      },
      expect.objectContaining({
        state: 'watching',
        since: '2026-11-24T03:00:01.000Z',
      }),
    ]);
    board.setVersions('things.g', {
      apiVersion: 'g/v1beta1',
      servedVersions: ['g/v1beta1'],
    });
    expect(writes[2].status).toMatchObject({
      state: 'watching',
      apiVersion: 'g/v1beta1',
    });
  });

  it('reports the worst of several watches, and forgets watches that have ended', () => {
    board.setState('events', 'watching', null, 'one');
    board.setState('events', 'forbidden', 'no', 'two');
    expect(writes.at(-1).status).toMatchObject({
      state: 'forbidden',
      reason: 'no',
    });
    board.removePart('events', 'two');
    expect(writes.at(-1).status).toMatchObject({
      state: 'watching',
      reason: null,
    });
  });

  it('writes contacts together, and each only once', () => {
    board.setState('a', 'watching', null);
    board.setState('b', 'watching', null);
    writes = [];
    board.contacted('a');
    board.contacted('a');
    board.writeContacts();
    board.writeContacts();
    expect(writes).toMatchObject([
      {
        status: { resource: 'a' },
        lastContactAt: '2026-11-24T03:00:00.000Z',
      },
    ]);
  });

  it('reports how many objects are skipped, while the rest is watched', () => {
    board.setLeftOut('things.g', 1);
    expect(writes).toEqual([]);
    board.setState('things.g', 'watching', null);
    expect(writes.at(-1).status).toMatchObject({
      state: 'watching',
      reason: expect.stringContaining('1 object cannot be read'),
    });
    board.setLeftOut('things.g', 2);
    expect(writes.at(-1).status.reason).toContain('2 objects cannot be read');
    board.setState('things.g', 'failing', 'no answer');
    expect(writes.at(-1).status.reason).toBe('no answer');
    board.setLeftOut('things.g', 0);
    board.setState('things.g', 'watching', null);
    expect(writes.at(-1).status.reason).toBeNull();
  });
});
