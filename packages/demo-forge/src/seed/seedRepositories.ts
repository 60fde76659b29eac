import { updateTree } from '../git/updateTree';
import { RepositoryStore } from '../store/RepositoryStore';
import { demoOwner } from '../demoOwner';
import { SeedRepository } from './types';

/** Creates missing repositories, and does not change the others. */
export async function seedRepositories(
  store: RepositoryStore,
  repositories: SeedRepository[],
): Promise<string[]> {
  const missing = repositories.filter(
    ({ name }) => !store.find(demoOwner, name),
  );
  for (const { name, description, commits } of missing) {
    await store.create({
      owner: demoOwner,
      name,
      description,
      defaultBranch: 'main',
      async fill(git) {
        let tree: string | undefined;
        let parents: string[] = [];
        for (const { message, author, files } of await commits(
          store.clock.now(),
        )) {
          const changes = await Promise.all(
            Object.entries(files).map(async ([path, text]) => ({
              path,
              mode: '100644',
              type: 'blob' as const,
              oid: await git.writeBlob(Buffer.from(text)),
            })),
          );
          tree = await updateTree(git, tree, changes);
          parents = [await git.writeCommit({ message, tree, parents, author })];
        }
        await git.setBranch(git.defaultBranch, parents[0]);
      },
    });
  }
  return missing.map(({ name }) => name);
}
