import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Knex } from 'knex';

/** Tells a load balancer whether this replica can answer from its database. */
export function createHealthRouter(options: { database: Knex }): Router {
  const router = PromiseRouter();
  router.get('/health', async (_req, res) => {
    try {
      await options.database.raw('select 1');
      res.json({ status: 'ok' });
    } catch {
      res.status(503).json({ status: 'database unreachable' });
    }
  });
  return router;
}
