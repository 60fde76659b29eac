import { TypedRouter } from '@backstage/backend-openapi-utils';
import { Endpoints } from './endpoints';

/** A router that knows the operations of the OpenAPI document. */
export type ApiRouter = TypedRouter<Endpoints>;
