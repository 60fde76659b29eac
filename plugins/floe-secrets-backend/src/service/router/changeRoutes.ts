import { one } from '../secrets/listQuery';
import { RouterOptions } from './createRouter';
import { ApiRouter } from './types';

const DEFAULT_LIMIT = 50;

/** Pull requests that the portal opened. */
export function addChangeRoutes(
  router: ApiRouter,
  { changes, httpAuth }: Pick<RouterOptions, 'changes' | 'httpAuth'>,
): void {
  router.get('/v1/changes', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const items = await changes.list(
      {
        entityRef: one(req.query, 'entityRef'),
        limit: Number(one(req.query, 'limit') ?? DEFAULT_LIMIT),
      },
      credentials,
    );
    res.json({ items });
  });

  router.post('/v1/changes', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    res.status(201).json(await changes.create(req.body, req));
  });
}
