import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Knex } from 'knex';
import { Clock, sleep } from '../../clock/Clock';

/**
 * How long a request waits for the database. Load balancers and kubelets wait
 * one second by default, and other requests of a loaded replica take the rest.
 */
const ANSWER_WITHIN_MS = 250;
/** How long the database counts as available after its last response. */
const BELIEVED_MS = 15_000;

/**
 * Reports whether this replica can answer from its database, always within a
 * second: if all connections are busy, the last response of the database counts
 * for some seconds.
 */
export function createHealthRouter(options: {
  database: Knex;
  clock: Clock;
}): Router {
  const { clock, database } = options;
  // The migrations have just succeeded.
  let answeredAt = clock.now();
  let probe: Promise<boolean> | undefined;

  const ask = async () => {
    try {
      await database.raw('select 1');
      answeredAt = clock.now();
      return true;
    } catch {
      return false;
    } finally {
      probe = undefined;
    }
  };

  const isReachable = async () => {
    const stop = new AbortController();
    probe ??= ask();
    const answer = await Promise.race([
      probe,
      sleep(clock, ANSWER_WITHIN_MS, stop.signal),
    ]);
    stop.abort();
    return answer ?? Math.abs(clock.now() - answeredAt) < BELIEVED_MS;
  };

  const router = PromiseRouter();
  router.get('/health', async (_req, res) => {
    if (await isReachable()) {
      res.json({ status: 'ok' });
    } else {
      res.status(503).json({ status: 'database unreachable' });
    }
  });
  return router;
}
