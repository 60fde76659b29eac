import type { Service, ServiceEnvironment } from '../model/types';
import type { ServiceFieldValue } from './fields';

/**
 * Finds the environment of the wizard's service field.
 *
 * @param service - the value of the service field
 * @param known - the service as the backend knows it
 * @returns the environment of this name in this cluster: the one with this
 * namespace, or else the first one, which has the same policy; undefined if
 * there is none
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
