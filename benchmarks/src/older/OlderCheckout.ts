import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The commit that the present build is compared with; `FLOE_OLDER` names another. */
const commit = process.env.FLOE_OLDER ?? '72c5434';

/** The code that starts and calls a portal: the same for both builds. */
const DRIVER = ['portal.ts', 'portalProcess.ts'];

/** The checkout that this benchmark is a part of. */
export const newerRoot = dirname(resolvePackagePath('@floe/benchmarks'));

/**
 * Checks the older commit out into `.cache/older`, and installs its packages
 * there. An existing checkout is reused.
 *
 * @returns the folder
 * @throws if the history does not contain the commit, or its packages cannot be
 *   installed
 */
export function checkOutOlder(): string {
  if (git(newerRoot, 'cat-file', '-e', `${commit}^{commit}`).status !== 0) {
    throw new Error(
      `The commit ${commit} is not in this history. Fetch all of it (git fetch --unshallow), or name another commit: FLOE_OLDER=COMMIT npm run bench -- older`,
    );
  }
  const root = join(newerRoot, '.cache', 'older', commit);
  if (!existsSync(join(root, 'package.json'))) {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(dirname(root), { recursive: true });
    must(
      git(newerRoot, 'clone', '--quiet', '--no-checkout', newerRoot, root),
      `${commit} cannot be cloned`,
    );
    must(
      git(root, 'checkout', '--quiet', commit),
      `${commit} cannot be checked out`,
    );
  }
  if (!existsSync(join(root, 'node_modules', '@backstage', 'cli'))) {
    console.log(`   installing the packages of ${commit}`);
    must(
      spawnSync('yarn', ['install', '--immutable'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NODE_ENV: '' },
      }),
      `The packages of ${commit} cannot be installed`,
    );
  }
  for (const file of DRIVER) {
    copyFileSync(
      join(newerRoot, 'benchmarks', 'src', file),
      join(root, 'benchmarks', 'src', file),
    );
  }
  return root;
}

function git(cwd: string, ...args: string[]) {
  return spawnSync('git', args, { cwd, encoding: 'utf8' });
}

function must(
  { status, stderr, stdout }: ReturnType<typeof git>,
  what: string,
): void {
  if (status !== 0) {
    throw new Error(`${what}:\n${`${stdout}\n${stderr}`.slice(-2_000)}`);
  }
}
