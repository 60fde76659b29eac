import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
} from 'node:fs';
import path from 'node:path';

/** What this program keeps in its data folder. */
const OWN_ENTRIES = [
  'app-config.generated.yaml',
  'cluster',
  'database',
  'forge',
  'logs',
];

/** Takes the rights of group and others from a file or from a folder and what is in it. Links are not followed. */
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
 * Makes a folder whose content only its owner can read, this process and its
 * children included: it holds tokens, keys, repositories and logs. What an
 * earlier version left open to others is closed. A folder that holds other
 * things as well keeps its own mode.
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
