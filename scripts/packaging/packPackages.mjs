import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { publishedPackages } from '../lib/workspaces.mjs';

const run = promisify(execFile);

/**
 * How many packages are packed at a time; each takes a process of Yarn and one
 * of Backstage's CLI.
 */
const AT_ONCE = 2;

/**
 * Packs every published package, which has to be built.
 *
 * @param root - of the repository
 * @param folder - for the archives; it is created if it is missing
 * @returns `{ name, archive }` of each, by name
 * @throws with Yarn's output, if a package cannot be packed
 */
export async function* packPackages(root, folder) {
  mkdirSync(folder, { recursive: true });
  const packages = publishedPackages(root);
  const pack = async ({ name, folder: cwd }) => {
    const archive = path.join(
      folder,
      `${name.replace('@', '').replace('/', '-')}.tgz`,
    );
    await run('yarn', ['pack', '--out', archive], { cwd }).catch(error => {
      throw new Error(`${name} cannot be packed:\n${error.stdout}`);
    });
    return { name, archive };
  };
  for (let index = 0; index < packages.length; index += AT_ONCE) {
    yield* await Promise.all(packages.slice(index, index + AT_ONCE).map(pack));
  }
}
