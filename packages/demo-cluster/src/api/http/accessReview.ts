import { isJsonObject, JsonObject } from '../../objects';
import { badRequest } from '../apiErrors';
import { User } from './authentication';
import { Authorizer } from './authorization';

/** Answers a SelfSubjectAccessReview: whether the user may do this. */
export function reviewOwnAccess(
  authorizer: Authorizer,
  user: User,
  review: unknown,
) {
  const spec = isJsonObject(review) ? (review.spec as JsonObject) : undefined;
  if (!isJsonObject(spec)) {
    throw badRequest('spec: Required value');
  }
  const attributes = spec.resourceAttributes as
    | Record<string, string | undefined>
    | undefined;
  const nonResource = spec.nonResourceAttributes as
    | Record<string, string>
    | undefined;
  const allowed = attributes
    ? authorizer.allows(user, {
        verb: attributes.verb ?? '',
        path: '',
        resource: {
          group: attributes.group ?? '',
          version: attributes.version ?? '*',
          resource: attributes.resource ?? '',
          namespace: attributes.namespace || undefined,
          name: attributes.name || undefined,
          subresource: attributes.subresource || undefined,
        },
      })
    : authorizer.allows(user, {
        verb: nonResource?.verb ?? '',
        path: nonResource?.path ?? '',
      });
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec,
    status: { allowed },
  };
}
