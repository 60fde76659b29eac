import {
  AuditorService,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { ObservedSecret } from '../model/observed';

/** Begins the audit event of one refresh, whoever has it sent. */
export async function auditRefresh(
  auditor: AuditorService,
  secret: ObservedSecret,
  options: {
    /** Left out where no request of a caller is answered. */
    request?: Request;
    /** How the secret came to be refreshed, with what belongs to that. */
    meta: JsonObject & { queryType: string };
  },
): Promise<AuditorServiceEvent> {
  const { id: secretId, cluster, kind, name, namespace } = secret;
  return await auditor.createEvent({
    eventId: 'secret-refresh',
    severityLevel: 'medium',
    request: options.request,
    meta: { ...options.meta, secretId, cluster, kind, namespace, name },
  });
}
