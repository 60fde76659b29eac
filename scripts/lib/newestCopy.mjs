import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { takes } from './caretRanges.mjs';

/** Where the versions of the newest release of Backstage are named, and the lock file that goes with them. */
export const NEWEST = {
  versions: path.join('newest', 'versions.json'),
  lock: path.join('newest', 'yarn.lock'),
};

/** A file that lists what an earlier copy brought, so that what is gone here goes there. */
const COPIED = path.join('.cache', 'copied.json');

/** The release of Backstage that is tried, and the version of each package in it. */
export function newestRelease(root) {
  return JSON.parse(readFileSync(path.join(root, NEWEST.versions), 'utf8'));
}

/**
 * A manifest in which every package of Backstage is asked for in a range that takes its version of
 * the newest release. Ranges that take it already stay, so what is published is tried as it is.
 *
 * @param manifest - content of a package.json
 * @param packages - version by name
 * @throws if what is published asks for a version that the newest release does not have, or a
 *   package has no version
 */
export function raised(manifest, packages) {
  const result = { ...manifest };
  for (const key of ['dependencies', 'devDependencies', 'peerDependencies']) {
    if (!manifest[key]) continue;
    result[key] = Object.fromEntries(
      Object.entries(manifest[key]).map(([name, range]) => {
        if (!name.startsWith('@backstage/')) return [name, range];
        const version = packages[name];
        if (!version) {
          throw new Error(
            `${NEWEST.versions} has no version of ${name}, which ${manifest.name} needs`,
          );
        }
        if (takes(range, version)) return [name, range];
        if (!manifest.private && key !== 'devDependencies') {
          throw new Error(
            `${manifest.name} is published with ${name} ${range}, which does not take ${version}`,
          );
        }
        return [name, `^${version}`];
      }),
    );
  }
  return result;
}

/** The text of a lock file without its entries of Backstage's packages, so that Yarn resolves them anew. */
export function withoutBackstage(lock) {
  return lock
    .split(/\n\n(?=\S)/)
    .filter(entry => !entry.startsWith('"@backstage/'))
    .join('\n\n');
}

/** Copies a file, or a symbolic link as it is, in the place of what was copied before. */
function copyFile(from, to) {
  rmSync(to, { force: true });
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to);
}

/**
 * Copies the checkout, without what Git ignores, to a folder of its own, and raises Backstage there.
 * What the folder has of an earlier copy, such as installed packages, is used again.
 *
 * @param root - the checkout
 * @param folder - of the copy
 * @param lock - text of its yarn.lock
 */
export function copyRaised(root, folder, lock) {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  if (status !== 0) throw new Error(`The files cannot be listed: ${stderr}`);
  const files = stdout
    .split('\0')
    .filter(file => file && existsSync(path.join(root, file)));
  mkdirSync(path.join(folder, '.cache'), { recursive: true });
  const before = existsSync(path.join(folder, COPIED))
    ? JSON.parse(readFileSync(path.join(folder, COPIED), 'utf8'))
    : [];
  const isThere = new Set(files);
  for (const file of before.filter(one => !isThere.has(one))) {
    rmSync(path.join(folder, file), { force: true });
  }
  const { backstage, packages } = newestRelease(root);
  const writeJson = (file, value) =>
    writeFileSync(
      path.join(folder, file),
      `${JSON.stringify(value, null, 2)}\n`,
    );
  for (const file of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    if (path.basename(file) === 'package.json') {
      const text = readFileSync(path.join(root, file), 'utf8');
      writeJson(file, raised(JSON.parse(text), packages));
    } else {
      copyFile(path.join(root, file), path.join(folder, file));
    }
  }
  writeJson('backstage.json', { version: backstage });
  writeFileSync(path.join(folder, 'yarn.lock'), lock);
  writeFileSync(path.join(folder, COPIED), JSON.stringify(files));
  for (const shared of ['toolchain', 'interop']) {
    const target = path.join(root, '.cache', shared);
    const link = path.join(folder, '.cache', shared);
    if (existsSync(target) && !existsSync(link)) symlinkSync(target, link);
  }
}
