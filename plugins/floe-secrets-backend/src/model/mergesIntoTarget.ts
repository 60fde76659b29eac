import { SecretFacts } from './observed';

/** Whether an operator adds its keys to a target and keeps the other keys. */
export function mergesIntoTarget(facts: SecretFacts): boolean {
  return (
    (facts.type === 'external-secret' &&
      (facts.creationPolicy === 'Merge' ||
        facts.creationPolicy === 'CreateOrMerge')) ||
    (facts.type === 'sealed-secret' && facts.patchesTarget === true) ||
    facts.type === 'flux-kustomization'
  );
}
