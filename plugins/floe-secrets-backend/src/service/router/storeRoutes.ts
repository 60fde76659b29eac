import { many, one } from '../secrets/listQuery';
import { RouterOptions } from './createRouter';
import { ApiRouter } from './types';

/** SecretStores and ClusterSecretStores. */
export function addStoreRoutes(
  router: ApiRouter,
  { httpAuth, stores }: Pick<RouterOptions, 'httpAuth' | 'stores'>,
): void {
  router.get('/v1/stores', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const items = await stores.list(
      {
        clusters: many(req.query, 'cluster'),
        namespace: one(req.query, 'namespace'),
        entityRef: one(req.query, 'entityRef'),
      },
      credentials,
    );
    res.json({ items });
  });
}
