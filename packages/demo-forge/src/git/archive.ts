import { pipeline } from 'node:stream';
import { createGzip, Gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { GitRepository } from './GitRepository';

/**
 * A commit as tar.gz with one top folder: Backstage's readers strip the first
 * folder of every path and find no files without it.
 */
export async function archive(
  repository: GitRepository,
  commit: string,
  topFolder: string,
): Promise<Gzip> {
  const { tree, committer } = await repository.readCommit(commit);
  const entries = await repository.listAll(tree);
  const tar = pack();
  const gzip = createGzip();
  pipeline(tar, gzip, () => {});

  const add = async () => {
    const mtime = new Date(committer.timestamp * 1000);
    tar.entry({ name: `${topFolder}/`, type: 'directory', mtime });
    for (const { path, mode, type, oid } of entries) {
      const name = `${topFolder}/${path}`;
      if (type === 'tree') {
        tar.entry({ name: `${name}/`, type: 'directory', mtime });
      } else if (type === 'blob') {
        const content = await repository.readBlob(oid);
        if (mode === '120000') {
          const linkname = content.toString('utf8');
          tar.entry({ name, type: 'symlink', linkname, mtime });
        } else {
          const permissions = mode === '100755' ? 0o755 : 0o644;
          tar.entry({ name, mode: permissions, mtime }, content);
        }
      }
    }
    tar.finalize();
  };
  add().catch(error => tar.destroy(error));
  return gzip;
}
