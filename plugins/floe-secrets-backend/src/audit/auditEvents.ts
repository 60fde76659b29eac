import type { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';

type AuditEvent = {
  severity: AuditorServiceEventSeverityLevel;
  /** Operations of the API with this event, as in `openapi.yaml`. */
  operations: readonly string[];
};

/** All audit events of the plugin; docs/audit.md describes each. */
export const AUDIT_EVENTS = {
  'secret-refresh': {
    severity: 'medium',
    operations: ['POST /v1/secrets/{id}/refresh', 'POST /v1/refreshes'],
  },
  'secret-refresh-cancel': {
    severity: 'medium',
    operations: ['POST /v1/operations/{id}/cancel'],
  },
  'change-create': { severity: 'medium', operations: ['POST /v1/changes'] },
  'change-preview': { severity: 'medium', operations: ['POST /v1/preview'] },
  'values-file-read': { severity: 'low', operations: ['POST /v1/preview'] },
  'secret-store-plan': {
    severity: 'medium',
    operations: ['POST /v1/secret-stores/plan'],
  },
  'sops-plan': { severity: 'medium', operations: ['POST /v1/sops/plan'] },
  'data-key-wrap': {
    severity: 'medium',
    operations: ['POST /v1/data-keys/wrap'],
  },
  'secret-dry-run': {
    severity: 'medium',
    operations: ['POST /v1/preview', 'POST /v1/secret-stores/plan'],
  },
  'campaign-start': { severity: 'medium', operations: ['POST /v1/campaigns'] },
  'campaign-control': {
    severity: 'medium',
    operations: [
      'POST /v1/campaigns/{id}/pause',
      'POST /v1/campaigns/{id}/resume',
      'POST /v1/campaigns/{id}/cancel',
    ],
  },
  'campaign-reseal': { severity: 'medium', operations: ['POST /v1/campaigns'] },
  'campaign-ciphertexts-read': {
    severity: 'medium',
    operations: ['GET /v1/campaigns/{id}/ciphertexts'],
  },
  'campaign-propose': {
    severity: 'medium',
    operations: ['POST /v1/campaigns/{id}/pull-requests'],
  },
  'sealing-certificate-fetch': {
    severity: 'medium',
    operations: ['GET /v1/clusters/{name}/sealing-certificate'],
  },
} as const satisfies Record<string, AuditEvent>;

export type AuditEventId = keyof typeof AUDIT_EVENTS;
