import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryBranch } from '@floe/backstage-plugin-floe-secrets-node';
import { OWN_BRANCH } from './pullRequestConfig';

const MAX_LENGTH = 100;

/**
 * Name for the branch of a pull request. It is the same when a task runs again,
 * and has no slashes, because not every reader of file URLs accepts them.
 *
 * @param template - with `{service}`, `{environment}` and `{task}`
 */
export function branchNameOf(
  { entityRef, environment }: ServiceFieldValue,
  taskId: string,
  template: string = OWN_BRANCH,
): string {
  const words = template
    .replace('{service}', parseEntityRef(entityRef).name)
    .replace('{environment}', environment)
    .replace('{task}', '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_LENGTH);
  const suffix = taskId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8);
  return isShared(template) ? words : `${words}-${suffix}`;
}

/** Whether several edits go to one branch, and so to one pull request while it is open. */
export function isShared(template: string): boolean {
  return !template.includes('{task}');
}

/**
 * Verifies that a service is written to the branch that it is read from: a file
 * of one branch would revert changes of another one.
 *
 * @throws `ConflictError` if the form or a template names another branch
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
