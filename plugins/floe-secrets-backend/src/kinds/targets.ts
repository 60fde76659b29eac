import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { ProducedSecret } from '../model/observed';
import { TargetAddress } from '../model/kindAnswers';

/** What is deleted with an object that owns its Secrets. */
export const OWNED_GO = 'The Secrets that it owns are deleted with it.';

/** Keys of a target, without duplicates. */
export function unique(keys: string[]): string[] {
  return [...new Set(keys)];
}

/** An object may produce several Secrets, so it has no single target name. */
export function onlySecret(
  secrets: Pick<ProducedSecret, 'name'>[],
): Pick<ManagedSecret['target'], 'name' | 'count'> {
  return secrets.length === 1
    ? { name: secrets[0].name }
    : { name: '', count: secrets.length };
}

/** Where the only Secret of an object is; undefined if it produces none, or several. */
export function onlyAddress(
  cluster: string,
  secrets: ProducedSecret[],
): TargetAddress | undefined {
  return secrets.length === 1 ? { cluster, ...secrets[0] } : undefined;
}

/** Where the Secrets of an object are. */
export function addresses(
  cluster: string,
  secrets: ProducedSecret[],
): TargetAddress[] {
  return secrets.map(secret => ({ cluster, ...secret }));
}

/** A target in the object's own namespace; undefined if its name is unknown. */
export function ownAddress(
  { cluster, namespace }: { cluster: string; namespace: string },
  name: string,
): TargetAddress | undefined {
  return name ? { cluster, namespace, name } : undefined;
}
