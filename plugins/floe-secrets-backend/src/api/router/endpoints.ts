import { ApiPaths } from '@floe/backstage-plugin-floe-secrets-common';

type Endpoint<TOperation> = {
  path: TOperation extends { parameters: { path: infer P extends object } }
    ? P
    : {};
  query: TOperation extends { parameters: { query?: infer Q } }
    ? NonNullable<Q> extends object
      ? NonNullable<Q>
      : {}
    : {};
  body: TOperation extends {
    requestBody: { content: { 'application/json': infer B extends object } };
  }
    ? B
    : never;
  response: TOperation extends { responses: infer R }
    ? R[keyof R & (200 | 201 | 202)] extends {
        content: { 'application/json': infer A extends object };
      }
      ? A
      : never
    : never;
};

/** The operations of the OpenAPI document, as a typed router. */
export type Endpoints = {
  '#get|/v1/entities/{kind}/{namespace}/{name}/secrets': Endpoint<
    ApiPaths['/v1/entities/{kind}/{namespace}/{name}/secrets']['get']
  >;
  '#get|/v1/secrets': Endpoint<ApiPaths['/v1/secrets']['get']>;
  '#get|/v1/secrets/facets': Endpoint<ApiPaths['/v1/secrets/facets']['get']>;
  '#get|/v1/secrets/{id}': Endpoint<ApiPaths['/v1/secrets/{id}']['get']>;
  '#post|/v1/secrets/{id}/refresh': Endpoint<
    ApiPaths['/v1/secrets/{id}/refresh']['post']
  >;
  '#post|/v1/refreshes': Endpoint<ApiPaths['/v1/refreshes']['post']>;
  '#get|/v1/operations/{id}': Endpoint<ApiPaths['/v1/operations/{id}']['get']>;
  '#post|/v1/operations/{id}/cancel': Endpoint<
    ApiPaths['/v1/operations/{id}/cancel']['post']
  >;
  '#get|/v1/stores': Endpoint<ApiPaths['/v1/stores']['get']>;
  '#get|/v1/remote-keys': Endpoint<ApiPaths['/v1/remote-keys']['get']>;
  '#get|/v1/clusters': Endpoint<ApiPaths['/v1/clusters']['get']>;
  '#get|/v1/clusters/{name}/sealing-certificate': Endpoint<
    ApiPaths['/v1/clusters/{name}/sealing-certificate']['get']
  >;
  '#get|/v1/causes': Endpoint<ApiPaths['/v1/causes']['get']>;
  '#get|/v1/trends': Endpoint<ApiPaths['/v1/trends']['get']>;
  '#get|/v1/rotation': Endpoint<ApiPaths['/v1/rotation']['get']>;
  '#get|/v1/practices': Endpoint<ApiPaths['/v1/practices']['get']>;
  '#get|/v1/campaigns': Endpoint<ApiPaths['/v1/campaigns']['get']>;
  '#post|/v1/campaigns': Endpoint<ApiPaths['/v1/campaigns']['post']>;
  '#get|/v1/campaigns/{id}': Endpoint<ApiPaths['/v1/campaigns/{id}']['get']>;
  '#post|/v1/campaigns/{id}/pause': Endpoint<
    ApiPaths['/v1/campaigns/{id}/pause']['post']
  >;
  '#post|/v1/campaigns/{id}/resume': Endpoint<
    ApiPaths['/v1/campaigns/{id}/resume']['post']
  >;
  '#post|/v1/campaigns/{id}/cancel': Endpoint<
    ApiPaths['/v1/campaigns/{id}/cancel']['post']
  >;
  '#get|/v1/campaigns/{id}/ciphertexts': Endpoint<
    ApiPaths['/v1/campaigns/{id}/ciphertexts']['get']
  >;
  '#post|/v1/campaigns/{id}/pull-requests': Endpoint<
    ApiPaths['/v1/campaigns/{id}/pull-requests']['post']
  >;
  '#get|/v1/changes': Endpoint<ApiPaths['/v1/changes']['get']>;
  '#post|/v1/changes': Endpoint<ApiPaths['/v1/changes']['post']>;
  '#post|/v1/preview': Endpoint<ApiPaths['/v1/preview']['post']>;
  '#post|/v1/secret-stores/plan': Endpoint<
    ApiPaths['/v1/secret-stores/plan']['post']
  >;
  '#post|/v1/sops/plan': Endpoint<ApiPaths['/v1/sops/plan']['post']>;
  '#post|/v1/data-keys/wrap': Endpoint<ApiPaths['/v1/data-keys/wrap']['post']>;
};
