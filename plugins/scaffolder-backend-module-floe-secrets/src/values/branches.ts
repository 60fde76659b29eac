import { parseEntityRef } from '@backstage/catalog-model';
import { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import gitUrlParse from 'git-url-parse';

const MAX_LENGTH = 100;

/**
 * Name for the branch of a pull request: the same one when a task is run
 * again, and without slashes, which not every reader of file URLs takes.
 */
export function branchNameOf(
  { entityRef, environment }: ServiceFieldValue,
  taskId: string,
): string {
  const words = `floe-secrets-${parseEntityRef(entityRef).name}-${environment}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH);
  const suffix = taskId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8);
  return `${words}-${suffix}`.replace(/-+/g, '-');
}

/** The branch that a source location names; `undefined`: the default one. */
export function targetBranchOf(sourceLocation: string): string | undefined {
  return gitUrlParse(sourceLocation).ref || undefined;
}
