import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { principalName } from '../catalog/principal';
import { AUDIT_EVENTS, AuditEventId } from './auditEvents';

/** The caller and the request; an action has no request of its own. */
export type Caller = {
  credentials: BackstageCredentials;
  request: Request | undefined;
};

/**
 * Runs an audited operation: the event begins before it, and succeeds or fails
 * with it. A refusal is an error, and so a failed event.
 *
 * @param event - `caller`: undefined if the portal itself continues an earlier
 * request; `meta` has neither values nor names of keys
 * @param run - may add to the meta data of the end
 */
export async function audited<T>(
  auditor: AuditorService,
  event: { id: AuditEventId; caller: Caller | undefined; meta: JsonObject },
  run: (meta: JsonObject) => Promise<T>,
): Promise<T> {
  const { caller, id } = event;
  const audit = await auditor.createEvent({
    eventId: id,
    severityLevel: AUDIT_EVENTS[id].severity,
    request: caller?.request,
    meta: {
      ...event.meta,
      // Without a request, the auditor would name the plugin.
      ...(caller &&
        !caller.request && { requestedBy: principalName(caller.credentials) }),
    },
  });
  const meta: JsonObject = {};
  let result: T;
  try {
    result = await run(meta);
  } catch (error) {
    await audit.fail({ error: toError(error), meta });
    throw error;
  }
  await audit.success({ meta });
  return result;
}
