import {
  type ManagedSecret,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { sectionSecretName, type Section } from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';

/** The existing secret of a section of the chart. */
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
