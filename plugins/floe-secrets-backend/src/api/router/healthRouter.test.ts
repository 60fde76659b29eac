import express from 'express';
import request from 'supertest';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { createHealthRouter } from './healthRouter';

function start() {
  const clock = new ManualClock();
  const raw = jest.fn<Promise<unknown>, []>(async () => []);
  const app = express();
  app.use(createHealthRouter({ database: { raw } as any, clock }));
  /** Asks, and lets time pass until there is an answer. */
  const status = async () => {
    let answered: number | undefined;
    const before = clock.now();
    const asked = request(app)
      .get('/health')
      .then(({ status: code }) => {
        answered = code;
      });
    while (answered === undefined) await clock.advance(50);
    await asked;
    return { status: answered, ms: clock.now() - before };
  };
  return { clock, raw, status };
}

describe('/health', () => {
  it('reports ok while the database answers', async () => {
    const { status } = start();
    expect((await status()).status).toBe(200);
  });

  it('reports an error if the database refuses', async () => {
    const { raw, status } = start();
    raw.mockRejectedValue(new Error('connect ECONNREFUSED'));
    expect((await status()).status).toBe(503);
    raw.mockResolvedValue([]);
    expect((await status()).status).toBe(200);
  });

  it('reports ok for some seconds while all connections are busy, and queries once', async () => {
    const { clock, raw, status } = start();
    let answer = (_: unknown[]) => {};
    raw.mockReturnValue(new Promise(resolve => (answer = resolve)));
    for (let asked = 0; asked < 3; asked++) {
      expect((await status()).status).toBe(200);
    }
    expect(raw).toHaveBeenCalledTimes(1);
    // It was slow, but it answered.
    await clock.advance(10_000);
    answer([]);
    await clock.advance(10_000);
    raw.mockReturnValue(new Promise(() => {}));
    expect((await status()).status).toBe(200);
  });

  it('reports an error if the database has not answered for long', async () => {
    const { clock, raw, status } = start();
    raw.mockReturnValue(new Promise(() => {}));
    await clock.advance(20_000);
    expect((await status()).status).toBe(503);
  });
});
