import { RouterOptions } from './createRouter';
import { ApiRouter } from './types';

/** Clusters, and the certificates that values are sealed with for them. */
export function addClusterRoutes(
  router: ApiRouter,
  {
    certificates,
    clusters,
    httpAuth,
  }: Pick<RouterOptions, 'certificates' | 'clusters' | 'httpAuth'>,
): void {
  router.get('/v1/clusters', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json({ items: await clusters.list(credentials) });
  });

  router.get('/v1/clusters/:name/sealing-certificate', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await certificates.get(req.params.name, credentials, req));
  });
}
