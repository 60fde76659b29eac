import {
  proposeSopsPath,
  type ServiceFieldValue,
  type SopsLayout,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useSopsPlan } from './useSopsPlan';

/**
 * How a service is deployed, as far as the cluster and its repository show it:
 * manifests where a Kustomization decrypts the conventional folder and there are
 * no encrypted values files. Undefined while that is not known.
 */
export function useServiceLayout(
  service: ServiceFieldValue,
): SopsLayout | undefined {
  const { current } = useSopsPlan(service, {
    layout: 'manifest',
    path: proposeSopsPath('manifest', service.valuesPath, undefined),
  });
  if (!current) {
    return undefined;
  }
  const decrypts = current.flux.some(({ provider }) => provider === 'sops');
  return decrypts && current.sopsFiles.length === 0 ? 'manifest' : 'values';
}
