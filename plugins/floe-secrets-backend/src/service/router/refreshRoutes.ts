import { RouterOptions } from './createRouter';
import { ApiRouter } from './types';

/** Refreshes, and what has come of them. */
export function addRefreshRoutes(
  router: ApiRouter,
  {
    bulkRefreshes,
    httpAuth,
    refreshes,
  }: Pick<RouterOptions, 'bulkRefreshes' | 'httpAuth' | 'refreshes'>,
): void {
  router.post('/v1/secrets/:id/refresh', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { id } = await refreshes.start(req.params.id, credentials, req);
    res.status(202).json({ operationId: id });
  });

  router.post('/v1/refreshes', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.status(202).json(await bulkRefreshes.start(req.body, credentials, req));
  });

  router.get('/v1/operations/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(
      (await bulkRefreshes.find(req.params.id, credentials)) ??
        (await refreshes.get(req.params.id, credentials)),
    );
  });

  router.post('/v1/operations/:id/cancel', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await bulkRefreshes.cancel(req.params.id, credentials, req));
  });
}
