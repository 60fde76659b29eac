import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import express, {
  type Request,
  type RequestHandler,
  type Router,
} from 'express';
import { spec } from '../../schema/generated/spec';
import {
  entityWithSignals,
  operationWithSignals,
  secretWithSignals,
} from '../../signals/withSignals';
import {
  many,
  one,
  parseListQuery,
  wholeNumber,
} from '../../secrets/listQuery';
import { documentRoute } from './documentRoute';
import { Endpoints } from './endpoints';
import { isPreviewPath, isRead, limitTurns } from './limits';
import { requestDocument } from './requestDocument';
import { refuseUnstorableText, shortenRepeatedText } from './requestText';
import { parseRemoteKeyQuery } from './remoteKeyQuery';
import { routeCampaigns } from './routeCampaigns';
import { RouterOptions } from './RouterOptions';
import { reportUnavailable } from './unavailable';
import { MAX_DUE } from '../rotation/RotationService';

const DEFAULT_CHANGES = 50;

/**
 * Bytes. A sealed value is longer than the value, and a values file has at most
 * 1 MiB.
 */
const MAX_PREVIEW_BYTES = 2 * 1024 * 1024;

/**
 * Parses JSON bodies of at most 100 KiB before a request gets its turn, so that
 * a slow upload does not occupy a turn. Reads have no body.
 */
function readJson(): RequestHandler {
  const json = express.json();
  return (req, res, next) => {
    if (isRead(req.method) || isPreviewPath(req.path)) {
      next();
    } else {
      json(req, res, next);
    }
  };
}

/**
 * Parses the bodies of previews. They are larger and so are only parsed within
 * a turn.
 */
function readPreviewJson(): RequestHandler {
  const json = express.json({ limit: MAX_PREVIEW_BYTES });
  return (req, res, next) => {
    if (isPreviewPath(req.path) && !isRead(req.method)) {
      json(req, res, next);
    } else {
      next();
    }
  };
}

/** The HTTP API of `schema/openapi.yaml`. Requests are validated against that document. */
export function createRouter(options: RouterOptions): Router {
  const { bulkRefreshes, causes, certificates, changes, clusters } = options;
  const { entitySecrets, httpAuth, operations, previews, refreshes } = options;
  const { dataKeys, secrets, sopsPlans, stores, trends } = options;
  const {
    portal,
    practices,
    remoteKeys,
    rotation,
    secretStorePlans,
    signalIds,
  } = options;
  const credentialsOf = (req: Request<any, any, any, any>) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  // The document is OpenAPI 3.1, the type of the utility OpenAPI 3.0.
  const document = spec as unknown as Parameters<
    typeof createValidatedOpenApiRouterFromGeneratedEndpointMap
  >[0];
  const router =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<Endpoints>(
      requestDocument(document),
      {
        middleware: [
          readJson(),
          ...limitTurns(options),
          readPreviewJson(),
          refuseUnstorableText(),
          documentRoute(document),
        ],
        // A test validates the document itself.
        validatorOptions: { validateApiSpec: false },
      },
    );

  router.get(
    '/v1/entities/:kind/:namespace/:name/secrets',
    async (req, res) => {
      const credentials = await credentialsOf(req);
      const entityRef = stringifyEntityRef(req.params);
      const answer = await entitySecrets.getEntitySecrets(
        entityRef,
        credentials,
      );
      res.json(entityWithSignals(answer, signalIds));
    },
  );

  router.get('/v1/secrets', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await secrets.list(parseListQuery(req.query), credentials));
  });

  router.get('/v1/secrets/facets', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await secrets.facets(parseListQuery(req.query), credentials));
  });

  router.get('/v1/secrets/:id', async (req, res) => {
    const answer = await secrets.get(req.params.id, await credentialsOf(req));
    res.json(secretWithSignals(answer, signalIds));
  });

  router.post('/v1/secrets/:id/refresh', async (req, res) => {
    const credentials = await credentialsOf(req);
    const { id } = await refreshes.start(req.params.id, credentials, req);
    res.status(202).json({ operationId: id });
  });

  router.post('/v1/refreshes', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.status(202).json(await bulkRefreshes.start(req.body, credentials, req));
  });

  router.get('/v1/operations/:id', async (req, res) => {
    const credentials = await credentialsOf(req);
    const answer = await operations.get(req.params.id, credentials);
    res.json(operationWithSignals(answer, signalIds));
  });

  router.post('/v1/operations/:id/cancel', async (req, res) => {
    const credentials = await credentialsOf(req);
    const answer = await operations.cancel(req.params.id, credentials, req);
    res.json(operationWithSignals(answer, signalIds));
  });

  router.get('/v1/stores', async (req, res) => {
    const credentials = await credentialsOf(req);
    const query = {
      clusters: many(req.query, 'cluster'),
      namespace: one(req.query, 'namespace'),
      entityRef: one(req.query, 'entityRef'),
    };
    res.json({ items: await stores.list(query, credentials) });
  });

  router.get('/v1/remote-keys', async (req, res) => {
    const credentials = await credentialsOf(req);
    const query = parseRemoteKeyQuery(req.query);
    res.json(await remoteKeys.list(query, credentials));
  });

  router.get('/v1/clusters', async (req, res) => {
    const items = await clusters.list(await credentialsOf(req));
    const portalProblems = portal.problems();
    res.json({ items, ...(portalProblems.length > 0 && { portalProblems }) });
  });

  router.get('/v1/clusters/:name/sealing-certificate', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await certificates.get(req.params.name, credentials, req));
  });

  router.get('/v1/causes', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await causes.list(parseListQuery(req.query), credentials));
  });

  router.get('/v1/trends', async (req, res) => {
    const credentials = await credentialsOf(req);
    const days = wholeNumber(req.query, 'days', { default: 7, most: 90 });
    res.json(await trends.get(parseListQuery(req.query), days, credentials));
  });

  router.get('/v1/rotation', async (req, res) => {
    const credentials = await credentialsOf(req);
    const limit = wholeNumber(req.query, 'limit', {
      default: MAX_DUE,
      most: MAX_DUE,
    });
    res.json(
      await rotation.get({ ...parseListQuery(req.query), limit }, credentials),
    );
  });

  router.get('/v1/practices', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await practices.list(parseListQuery(req.query), credentials));
  });

  router.get('/v1/changes', async (req, res) => {
    const credentials = await credentialsOf(req);
    const query = {
      entityRef: one(req.query, 'entityRef'),
      limit: wholeNumber(req.query, 'limit', {
        default: DEFAULT_CHANGES,
        most: 200,
      }),
    };
    res.json({ items: await changes.list(query, credentials) });
  });

  router.post('/v1/changes', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.status(201).json(await changes.create(req.body, credentials, req));
  });

  router.post('/v1/preview', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await previews.preview(req.body, credentials, req));
  });

  router.post('/v1/secret-stores/plan', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await secretStorePlans.plan(req.body, credentials, req));
  });

  router.post('/v1/sops/plan', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await sopsPlans.plan(req.body, credentials, req));
  });

  router.post('/v1/data-keys/wrap', async (req, res) => {
    res.set('Cache-Control', 'no-store');
    const credentials = await credentialsOf(req);
    res.json(await dataKeys.wrap(req.body, credentials, req));
  });

  routeCampaigns(router, { ...options, credentialsOf });

  router.use(shortenRepeatedText(), reportUnavailable());
  return router;
}
