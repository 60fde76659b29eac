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

/**
 * The file with the versions of the newest release of Backstage, and the lock
 * file for them.
 */
export const NEWEST = {
  versions: path.join('newest', 'versions.json'),
  lock: path.join('newest', 'yarn.lock'),
};

/**
 * A list of the files of an earlier copy, so that files that are deleted here
 * are deleted there.
 */
const COPIED = path.join('.cache', 'copied.json');

/** The release of Backstage to try, and the version of each package in it. */
export function newestRelease(root) {
  return JSON.parse(readFileSync(path.join(root, NEWEST.versions), 'utf8'));
}

/**
 * A manifest that requires every package of Backstage in a range with its
 * version of the newest release. Ranges that contain that version stay, so
 * published packages are tried as they are.
 *
 * @param manifest - content of a package.json
 * @param packages - version by name
 * @throws if a published package requires a version that the newest release
 *   does not have, or a package has no version
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
            `${manifest.name} is published with ${name} ${range}, which does not include ${version}`,
          );
        }
        return [name, `^${version}`];
      }),
    );
  }
  return result;
}

/**
 * The text of a lock file without its entries of Backstage's packages, so that
 * Yarn resolves them again.
 */
export function withoutBackstage(lock) {
  return lock
    .split(/\n\n(?=\S)/)
    .filter(entry => !entry.startsWith('"@backstage/'))
    .join('\n\n');
}

/** Copies a file, or a symbolic link as such, over an earlier copy. */
function copyFile(from, to) {
  rmSync(to, { force: true });
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to);
}

/**
 * Copies the checkout, without files that Git ignores, to a separate folder,
 * and raises Backstage there. Installed packages and other parts of an earlier
 * copy are reused.
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
