import { mockServices } from '@backstage/backend-test-utils';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import {
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { LeasedWrite } from '../../store/ObservationWriter';
import { eventually } from '../__testUtils__/startObservedBackend';
import { WriteQueue } from './WriteQueue';

/** SQLite, which the portal has by default, with no page left: `SQLITE_FULL`. */
describe('a database that is full', () => {
  const cluster = 'production';
  const logger = mockServices.logger.mock();
  let store: TestStore;

  beforeEach(async () => {
    store = await createTestStore();
    await store.fill({ clusters: [{ name: cluster }] });
  });
  afterEach(() => store.close());

  const setRoom = async (pages: number) => {
    const [{ page_count: used }] = await store.database.raw(
      'pragma page_count',
    );
    await store.database.raw(`pragma max_page_count = ${used + pages}`);
  };
  const written = async () =>
    (await store.reader.listSecrets({ clusters: [cluster] })).length;
  /** Every other one finds room where the next does not. */
  const secretWrite = (index: number): LeasedWrite => ({
    lease: 'lease',
    type: 'secret',
    resource: 'externalsecrets.external-secrets.io',
    secret: anExternalSecret({
      name: `secret-${index}`,
      cluster,
      facts: {
        templateKeys: Array.from(
          { length: index % 2 ? 2_000 : 1 },
          (_, key) => `key-${key}`,
        ),
      },
    }),
  });

  it('loses no change that finds no room, and reports it', async () => {
    await setRoom(4);
    const queue = new WriteQueue({
      writer: store.writer,
      logger,
      clock: store.clock,
      onWritten: () => {},
    });
    await queue.push(Array.from({ length: 20 }, (_, n) => secretWrite(n)));
    await eventually(() =>
      expect(logger.warn).toHaveBeenCalledWith(
        'Observations cannot be written',
        expect.objectContaining({ code: expect.stringMatching(/^SQLITE_/) }),
      ),
    );
    // Then they are tried one by one.
    await eventually(async () => expect(await written()).toBeGreaterThan(0));
    expect(await written()).toBeLessThan(20);
    await setRoom(10_000);
    await queue.flush();
    expect(await written()).toBe(20);
    expect(logger.error).not.toHaveBeenCalled();
    await queue.stop();
  });
});
