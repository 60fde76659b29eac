import { parseListQuery } from '../secrets/listQuery';
import { RouterOptions } from './createRouter';
import { ApiRouter } from './types';

/** Lists of managed secrets, their counts, and single ones. */
export function addSecretRoutes(
  router: ApiRouter,
  { httpAuth, secrets }: Pick<RouterOptions, 'httpAuth' | 'secrets'>,
): void {
  router.get('/v1/secrets', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await secrets.list(parseListQuery(req.query), credentials));
  });

  router.get('/v1/secrets/facets', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await secrets.facets(credentials));
  });

  router.get('/v1/secrets/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await secrets.get(req.params.id, credentials));
  });
}
