import {
  Finding,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import { diagnoseSecret, SecretDiagnosisInput } from '../../diagnose';
import { ContextOf, forCluster } from '../../diagnose/commandContext';

/**
 * The other objects that write the target of a secret, for findings that name
 * them.
 */
export type SharersToName = {
  ids: string[];
  /** All findings, with the names of the objects that the caller may see. */
  diagnose(mayName: (id: string) => boolean): Finding[];
};

/** null if no other object writes the target. */
export function sharersToName(
  input: SecretDiagnosisInput,
  contextOf: ContextOf,
): SharersToName | null {
  const sharers = input.targetSharers ?? [];
  return sharers.length > 0
    ? {
        ids: sharers.map(({ id }) => id),
        diagnose: mayName =>
          forCluster(
            diagnoseSecret({
              ...input,
              targetSharers: sharers.map(sharer => ({
                ...sharer,
                isNamed: mayName(sharer.id),
              })),
            }),
            input.secret.cluster,
            contextOf,
          ),
      }
    : null;
}

/**
 * The findings of a secret that a caller may read; those of added rules are
 * unchanged.
 */
export function findingsNaming(
  findings: ManagedSecret['findings'],
  sharers: SharersToName | null,
  mayName: (id: string) => boolean,
): ManagedSecret['findings'] {
  if (!sharers?.ids.some(mayName)) {
    return findings;
  }
  const named = new Map<string, Finding>(
    sharers.diagnose(mayName).map(finding => [finding.id, finding]),
  );
  return findings.map(finding => named.get(finding.id) ?? finding);
}
