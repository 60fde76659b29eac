import { RequestRefusedError } from '../errors';
import { Signature } from '../git/GitRepository';
import { updateTree } from '../git/updateTree';
import { HostedRepository } from './HostedRepository';

/** A commit that writes one file on a branch. */
type FileCommit = {
  branch: string;
  path: string;
  content: Buffer;
  message: string;
  author: Signature;
  /** The blob of the existing file; `undefined` if there is no file. */
  expectedOid?: string;
};

/** Writes the file and returns the commit, the blob and its mode. */
export async function commitFile(
  repository: HostedRepository,
  change: FileCommit,
): Promise<{ commit: string; oid: string; mode: string; created: boolean }> {
  const { git } = repository;
  const { branch, path } = change;
  return repository.exclusively(async () => {
    const head = await git.branchHead(branch);
    if (!head) {
      throw RequestRefusedError.notFound(`Branch ${branch} not found`);
    }
    const existing = await git.entry(head, path);
    if (existing && !change.expectedOid) {
      throw RequestRefusedError.unprocessable(
        `Invalid request.\n\n"sha" wasn't supplied.`,
      );
    }
    if (change.expectedOid && existing?.oid !== change.expectedOid) {
      throw new RequestRefusedError(
        409,
        `${path} does not match ${change.expectedOid}`,
      );
    }
    const oid = await git.writeBlob(change.content);
    const mode = existing?.mode ?? '100644';
    const { tree } = await git.readCommit(head);
    const commit = await git.writeCommit({
      message: change.message,
      tree: await updateTree(git, tree, [{ path, mode, type: 'blob', oid }]),
      parents: [head],
      author: change.author,
    });
    await repository.moveBranch(branch, commit, { force: false });
    return { commit, oid, mode, created: !existing };
  });
}
