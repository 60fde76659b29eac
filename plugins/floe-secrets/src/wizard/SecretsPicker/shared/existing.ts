import {
  type ManagedSecret,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { sectionSecretName, type Section } from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';

/** The secret that the chart makes of a section, if the cluster has it already. */
export function existingSecret(
  section: Section,
  service: ServiceFieldValue,
  { answer }: ServiceFacts,
): ManagedSecret | undefined {
  const name = sectionSecretName(service.fullname, section);
  return answer.items.find(
    secret =>
      secret.name === name &&
      secret.environment === service.environment &&
      secret.namespace === service.namespace,
  );
}
