import { stringifyEntityRef } from '@backstage/catalog-model';
import { RouterOptions } from './createRouter';
import { ApiRouter } from './types';

/** The Secrets tab of a catalog entity. */
export function addEntityRoutes(
  router: ApiRouter,
  {
    entitySecrets,
    httpAuth,
  }: Pick<RouterOptions, 'entitySecrets' | 'httpAuth'>,
): void {
  router.get(
    '/v1/entities/:kind/:namespace/:name/secrets',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const { kind, namespace, name } = req.params;
      res.json(
        await entitySecrets.getEntitySecrets(
          stringifyEntityRef({ kind, namespace, name }),
          credentials,
        ),
      );
    },
  );
}
