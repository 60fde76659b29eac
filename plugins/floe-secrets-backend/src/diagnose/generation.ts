import { ObservedSecret } from '../model/observed';
import { diagnoseKinds } from './DiagnoseKind';

/**
 * The generation that the operator should apply. The API server increments
 * the generation once more when an object is marked for deletion
 * (`markAsDeleting` in rest/delete.go), and the suspension of a Kustomization
 * is a change of its own, which Flux never observes.
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
 * Whether an attempt was for a generation, or for a newer one. If the
 * operator does not report it, true.
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

/** Whether the last success was for the newest generation, as far as the operator reports. */
export function isNewestGenerationApplied(secret: ObservedSecret): boolean {
  const { facts } = secret;
  return isOf(
    diagnoseKinds.of(facts).appliedGeneration(facts),
    askedGeneration(secret),
  );
}
