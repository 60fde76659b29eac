import {
  EXTERNAL_SECRETS_GROUP,
  FLUX_KUSTOMIZE_GROUP,
  SEALED_SECRETS_GROUP,
} from '../../model/kinds';
import { ServedVersions } from './discoverVersions';

/**
 * Field selectors of the events that tell causes: warnings about objects of
 * the operators, and that a provider has no such secret, which External
 * Secrets Operator tells as a normal event where the deletionPolicy lets a
 * secret go missing (`externalsecret_controller_secret.go`). Two more normal
 * events are the only thing that tells when a target was last changed.
 *
 * A selector cannot say "or", but all kinds of one API version go into one:
 * the controllers write their events with the version that they work in,
 * which is the newest served one.
 */
export function eventSelectors(served: ServedVersions): string[] {
  const eso = served.get(`externalsecrets.${EXTERNAL_SECRETS_GROUP}`) ?? [];
  const push = served.get(`pushsecrets.${EXTERNAL_SECRETS_GROUP}`) ?? [];
  const sealed = served.get(`sealedsecrets.${SEALED_SECRETS_GROUP}`) ?? [];
  const flux = served.get(`kustomizations.${FLUX_KUSTOMIZE_GROUP}`) ?? [];
  const main = ['v1', 'v1beta1'].find(version => eso.includes(version));
  return [
    ...(main
      ? [
          warnings(`${EXTERNAL_SECRETS_GROUP}/${main}`),
          ...['MissingProviderSecret', 'Created', 'Updated'].map(
            reason =>
              `type=Normal,reason=${reason},involvedObject.apiVersion=${EXTERNAL_SECRETS_GROUP}/${main}`,
          ),
        ]
      : []),
    ...(push.includes('v1alpha1')
      ? [warnings(`${EXTERNAL_SECRETS_GROUP}/v1alpha1`)]
      : []),
    ...(sealed.includes('v1alpha1')
      ? [warnings(`${SEALED_SECRETS_GROUP}/v1alpha1`)]
      : []),
    ...(flux.includes('v1') ? [warnings(`${FLUX_KUSTOMIZE_GROUP}/v1`)] : []),
  ];
}

function warnings(apiVersion: string): string {
  return `type=Warning,involvedObject.apiVersion=${apiVersion}`;
}
