import { conditionOf } from '../model/conditionOf';
import { ObservedSecret } from '../model/observed';
import { DataChange } from '../model/observedTargets';
import { diagnoseKinds } from './DiagnoseKind';
import { toMillis } from './time';

/**
 * An operator writes the status after the work that it reports, and Kubernetes
 * stores seconds.
 */
const STATUS_WRITE_MS = 2_000;

/**
 * The generation that the operator should apply. The API server increments the
 * generation once more when an object is marked for deletion (`markAsDeleting`
 * in rest/delete.go), and suspending a Kustomization is itself a change, which
 * Flux never observes.
 */
export function askedGeneration({
  deletionAt,
  facts,
  generation,
}: Pick<ObservedSecret, 'deletionAt' | 'facts' | 'generation'>): number {
  const isSuspended = diagnoseKinds.of(facts).isSuspended?.(facts) ?? false;
  return generation - (deletionAt ? 1 : 0) - (isSuspended ? 1 : 0);
}

/**
 * Whether the status does not show if the newest change was applied: the object
 * changed after the reported success, and the status has no generation and
 * would not change with the next success.
 *
 * @param written - when the target was last written; null if unknown
 */
export function isSuccessOld(
  secret: ObservedSecret,
  written: DataChange | null | undefined,
): boolean {
  const condition = conditionOf(secret);
  const changed = toMillis(secret.specChangedAt);
  const succeeded = toMillis(condition?.lastTransitionTime);
  const writtenAt = toMillis(written?.at);
  return (
    condition?.status === 'True' &&
    diagnoseKinds.of(secret.facts).appliedGeneration(secret.facts) ===
      undefined &&
    changed !== null &&
    succeeded !== null &&
    changed > succeeded + STATUS_WRITE_MS &&
    (writtenAt === null || writtenAt < changed)
  );
}

/**
 * Whether an attempt was for a generation or a newer one; true if the operator
 * does not report it.
 */
export function isOf(
  attempted: number | null | undefined,
  generation: number,
): boolean {
  return (
    attempted === undefined || (attempted !== null && attempted >= generation)
  );
}

/** The generation in `<generation>-<hash of labels and annotations>`; null if nothing was synced. */
export function syncedGeneration(
  syncedResourceVersion: string | null,
): number | null {
  const match = syncedResourceVersion?.match(/^(\d{1,15})-/);
  return match ? Number(match[1]) : null;
}

/**
 * Whether the last success was for the newest generation, if the operator
 * reports that.
 */
export function isNewestGenerationApplied(secret: ObservedSecret): boolean {
  const { facts } = secret;
  return isOf(
    diagnoseKinds.of(facts).appliedGeneration(facts),
    askedGeneration(secret),
  );
}
