import type {
  ServiceEnvironment,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { ServiceFacts } from './useServiceFacts';

/** The environment that a form is filled in for; undefined where the portal no longer knows it. */
export function environmentOf(
  { cluster, environment, namespace }: ServiceFieldValue,
  { answer }: Pick<ServiceFacts, 'answer'>,
): ServiceEnvironment | undefined {
  const named = answer.service.environments.filter(
    ({ name }) => name === environment,
  );
  return (
    named.find(
      place => place.cluster === cluster && place.namespace === namespace,
    ) ?? named[0]
  );
}
