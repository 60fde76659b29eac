import { LabelSelector } from '@floe/backstage-plugin-floe-secrets-common';

/** Whether a selector only excludes objects, and so selects nearly all of them. */
export function excludesOnly(selector: LabelSelector): boolean {
  return selector.every(
    ({ operator }) => operator === 'notin' || operator === 'absent',
  );
}

/** The requirements that an index of labels can answer. */
export function indexedRequirements(
  selector: LabelSelector,
): { key: string; values: string[] }[] {
  return selector.flatMap(requirement =>
    requirement.operator === 'in'
      ? [{ key: requirement.key, values: requirement.values }]
      : [],
  );
}
