import { diagnoseSecret } from '../diagnose';
import { stateOf } from '../state';
import { Amend, recordedInput } from './recorded';

/** When Flux applied the recorded Kustomization `sops-ok`. */
export const APPLIED = Date.parse('2026-11-24T03:26:57Z');
export const MINUTE = 60_000;

type Ready = { status: string; reason?: string; message?: string };

/** Gives the recorded Kustomization another Ready condition, and what else is given. */
export const being =
  (ready: Ready, status: object = {}, spec: object = {}): Amend =>
  ({ object, events }) => {
    const { conditions } = object.status as any;
    const found = conditions.find((c: any) => c.type === 'Ready');
    Object.assign(found, ready);
    Object.assign(object.status as object, status);
    Object.assign(object.spec as object, spec);
    events.length = 0;
  };

/**
 * State and findings of the recorded Kustomization.
 *
 * @param after - milliseconds since it was applied
 */
export function evaluateKustomization(amend: Amend, after: number) {
  const input = recordedInput('Kustomization', 'sops-ok', amend);
  const now = new Date(APPLIED + after);
  const { secret, events, cluster } = input;
  return {
    secret,
    state: stateOf(secret, events, cluster, now).state,
    findings: diagnoseSecret({ ...input, now }),
  };
}
