import { LoggerService } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Clock } from './clock';
import { RequestRefusedError } from './errors';
import { Links } from './links';
import { PullRequests } from './pulls/PullRequests';
import { HostedRepository } from './store/HostedRepository';
import { RepositoryStore } from './store/RepositoryStore';

/** What every route needs. */
export type ForgeContext = {
  store: RepositoryStore;
  links: Links;
  clock: Clock;
  logger: LoggerService;
};

/** The repository that the path names by `:owner` and `:repo`. */
export function repositoryOf(
  { store }: ForgeContext,
  request: Request,
): HostedRepository {
  const { owner, repo } = request.params;
  const repository = store.find(owner, repo);
  if (!repository) {
    throw RequestRefusedError.notFound();
  }
  return repository;
}

/** The commit of a branch, tag or object name; by default, of the default branch. */
export async function commitOf(
  repository: HostedRepository,
  ref: string | undefined,
): Promise<string> {
  const name = ref || repository.defaultBranch;
  const commit = await repository.git.resolveCommit(name);
  if (!commit) {
    throw RequestRefusedError.notFound(`No commit found for the ref ${name}`);
  }
  return commit;
}

/** The number that the path names by `:number`, and its pull requests. */
export function pullOf(context: ForgeContext, request: Request) {
  const repository = repositoryOf(context, request);
  return {
    repository,
    pulls: new PullRequests(repository),
    number: Number(request.params.number),
  };
}
