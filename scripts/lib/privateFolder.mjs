import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
} from 'node:fs';
import path from 'node:path';

/** The files of this program in its data folder. */
const OWN_ENTRIES = [
  'app-config.generated.yaml',
  'cluster',
  'database',
  'forge',
  'logs',
];

/**
 * Removes the rights of group and others from a file, or from a folder and its
 * content. Links are not followed.
 */
function tighten(entry) {
  const status = lstatSync(entry);
  if (status.isSymbolicLink()) return;
  const mode = status.mode & 0o700;
  if (mode !== (status.mode & 0o777)) chmodSync(entry, mode);
  if (status.isDirectory()) {
    for (const name of readdirSync(entry)) tighten(path.join(entry, name));
  }
}

/**
 * Creates a folder whose content only its owner can read, including this
 * process and its children: it contains tokens, keys, repositories and logs.
 * Rights that an earlier version left to others are removed. A folder that
 * contains other files as well keeps its own mode.
 */
export function preparePrivateFolder(folder) {
  process.umask(0o077);
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  mkdirSync(path.join(folder, 'database'), { recursive: true });
  accessSync(folder, constants.W_OK);
  const entries = readdirSync(folder);
  for (const name of entries) {
    if (OWN_ENTRIES.includes(name)) tighten(path.join(folder, name));
  }
  if (entries.every(name => OWN_ENTRIES.includes(name))) {
    chmodSync(folder, 0o700);
  }
}
