import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { TypedRouter } from '@backstage/backend-openapi-utils';
import type { Request } from 'express';
import { one } from '../../secrets/listQuery';
import { Endpoints } from './endpoints';
import { RouterOptions } from './RouterOptions';

/** Adds the paths of campaigns to the API. */
export function routeCampaigns(
  router: TypedRouter<Endpoints>,
  {
    campaignPullRequests,
    campaigns,
    credentialsOf,
  }: Pick<RouterOptions, 'campaigns' | 'campaignPullRequests'> & {
    credentialsOf: (
      req: Request<any, any, any, any>,
    ) => Promise<BackstageCredentials>;
  },
): void {
  router.get('/v1/campaigns', async (req, res) => {
    res.json({ items: await campaigns.list(await credentialsOf(req)) });
  });

  router.post('/v1/campaigns', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.status(202).json(await campaigns.start(req.body, credentials, req));
  });

  router.get('/v1/campaigns/:id', async (req, res) => {
    res.json(await campaigns.get(req.params.id, await credentialsOf(req)));
  });

  router.post('/v1/campaigns/:id/pause', async (req, res) => {
    const credentials = await credentialsOf(req);
    const { id } = req.params;
    res.json(await campaigns.control('pause', id, credentials, req));
  });

  router.post('/v1/campaigns/:id/resume', async (req, res) => {
    const credentials = await credentialsOf(req);
    const { id } = req.params;
    res.json(await campaigns.control('resume', id, credentials, req));
  });

  router.post('/v1/campaigns/:id/cancel', async (req, res) => {
    const credentials = await credentialsOf(req);
    const { id } = req.params;
    res.json(await campaigns.control('cancel', id, credentials, req));
  });

  router.get('/v1/campaigns/:id/ciphertexts', async (req, res) => {
    const credentials = await credentialsOf(req);
    const entityRef = one(req.query, 'entityRef') ?? '';
    const { id } = req.params;
    res.json({
      items: await campaignPullRequests.ciphertexts(
        id,
        entityRef,
        credentials,
        req,
      ),
    });
  });

  router.post('/v1/campaigns/:id/pull-requests', async (req, res) => {
    const credentials = await credentialsOf(req);
    const { id } = req.params;
    res.json(
      await campaignPullRequests.propose(id, req.body, credentials, req),
    );
  });
}
