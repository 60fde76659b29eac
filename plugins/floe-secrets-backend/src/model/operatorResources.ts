import { Operator } from '@floe/backstage-plugin-floe-secrets-common';
import { EXTERNAL_SECRETS_GROUP, SEALED_SECRETS_GROUP } from './kinds';

/** The resource (`plural.group`) whose presence shows that a cluster has an operator. */
export const OPERATOR_RESOURCES: Record<Operator, string> = {
  'external-secrets': `externalsecrets.${EXTERNAL_SECRETS_GROUP}`,
  'sealed-secrets': `sealedsecrets.${SEALED_SECRETS_GROUP}`,
  'kustomize-controller': 'kustomizations.kustomize.toolkit.fluxcd.io',
};
