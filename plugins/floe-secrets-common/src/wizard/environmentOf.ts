import type { Service, ServiceEnvironment } from '../model/types';
import type { ServiceFieldValue } from './fields';

/**
 * Finds the environment that the wizard is filled in for.
 *
 * @param service - the value of the service field
 * @param known - the service as the backend knows it
 * @returns the environment of this name in this cluster: that of the namespace,
 * or else the first one, which has the same policy; undefined if there is none
 * @public
 */
export function environmentOf(
  service: Pick<ServiceFieldValue, 'cluster' | 'environment' | 'namespace'>,
  known: Pick<Service, 'environments'>,
): ServiceEnvironment | undefined {
  const places = known.environments.filter(
    ({ name, cluster }) =>
      name === service.environment && cluster === service.cluster,
  );
  return (
    places.find(({ namespace }) => namespace === service.namespace) ?? places[0]
  );
}
