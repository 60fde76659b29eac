import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import express from 'express';
import request from 'supertest';
import { spec } from './generated/spec';

type Document = Parameters<
  typeof createValidatedOpenApiRouterFromGeneratedEndpointMap
>[0];

/** The message that a router answers with which validates its document, or `undefined` where it is valid. */
async function problemOf(document: unknown): Promise<string | undefined> {
  const app = express();
  app.use(
    createValidatedOpenApiRouterFromGeneratedEndpointMap(document as Document, {
      validatorOptions: { validateApiSpec: true },
    }),
  );
  app.use(
    (
      error: Error,
      _request: express.Request,
      response: express.Response,
      _next: express.NextFunction,
    ) => response.status(500).json(error.message),
  );
  const { status, body } = await request(app).get('/not-in-the-document');
  return status === 404 ? undefined : body;
}

describe("the API's document", () => {
  it('is valid OpenAPI, which the router relies on', async () => {
    expect(await problemOf(spec)).toBeUndefined();
  });

  it('would not be, with a parameter of no kind', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => {});
    const broken = structuredClone(spec) as any;
    const operation = broken.paths['/v1/secrets'].get;
    operation.parameters = [{ name: 'filter', in: 'nowhere' }];
    expect(await problemOf(broken)).toContain('apiDoc was invalid');
    expect(error).toHaveBeenCalled();
  });
});
