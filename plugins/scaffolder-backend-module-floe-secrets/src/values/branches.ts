import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryBranch } from '@floe/backstage-plugin-floe-secrets-node';

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

/**
 * Makes sure that a service is written to the branch that it is read from: a
 * file that was read on one branch would take back on another one what that
 * has of its own.
 *
 * @throws `ConflictError` where the form or a template names another branch
 */
export function verifyBranch(
  { branch, entityRef }: ServiceFieldValue,
  { name }: RepositoryBranch,
): void {
  if (branch !== undefined && branch !== name) {
    throw new ConflictError(
      `The source location of ${entityRef} is on the branch ${name}, not on the one that service.branch names. Leave service.branch out, or correct the annotation backstage.io/source-location of the entity`,
    );
  }
}
