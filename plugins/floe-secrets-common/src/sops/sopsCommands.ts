import { shellCommand } from '../shellCommand';

/** Stands for the chart of the service, whose place the portal does not know. */
const CHART = 'CHART';

/** A path that a program does not take for an option. */
function pathWord(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

function withFiles(files: readonly string[]): string[] {
  return files.flatMap(path => ['-f', pathWord(path)]);
}

/** How the values of a release are read: the encrypted file after the others. @public */
export type SopsRelease = {
  release: string;
  namespace: string;
  /** The other values files, in Helm's order. */
  valuesFiles: readonly string[];
  /** Other encrypted values files, which are read before this one. */
  sopsFiles: readonly string[];
  /** The encrypted file. */
  path: string;
};

/** Deploys with the plugin helm-secrets. @public */
export function helmSecretsCommand(release: SopsRelease): string {
  return shellCommand(
    ...['helm', 'secrets', 'upgrade', '--install', release.release, CHART],
    ...['-n', release.namespace],
    ...withFiles([...release.valuesFiles, ...release.sopsFiles, release.path]),
  );
}

/** Deploys with sops and Helm alone, in a shell such as bash where there are several encrypted files. @public */
export function sopsHelmCommand(release: SopsRelease): string {
  const helm = shellCommand(
    ...['helm', 'upgrade', '--install', release.release, CHART],
    ...['-n', release.namespace],
    ...withFiles(release.valuesFiles),
  );
  if (release.sopsFiles.length === 0) {
    return `${sopsDecryptCommand(release.path)} | ${helm} -f -`;
  }
  const decrypted = [...release.sopsFiles, release.path]
    .map(path => `-f <(${sopsDecryptCommand(path)})`)
    .join(' ');
  return `${helm} ${decrypted}`;
}

/** Prints a file in clear text. @public */
export function sopsDecryptCommand(path: string): string {
  return shellCommand('sops', 'decrypt', pathWord(path));
}

/** Opens a file in the editor; needs a key. @public */
export function sopsEditCommand(path: string): string {
  return shellCommand('sops', 'edit', pathWord(path));
}

/**
 * Sets one value of a file; the value comes as JSON from the standard input,
 * so that it is in no history of a shell. sops 3.13 can do that, 3.9 cannot.
 *
 * @param keys - the keys that lead to the value
 * @public
 */
export function sopsSetCommand(path: string, keys: readonly string[]): string {
  const index = keys.map(key => `[${JSON.stringify(key)}]`).join('');
  return shellCommand('sops', 'set', '--value-stdin', pathWord(path), index);
}

/** Encrypts the data key of a file for the recipients of its rule. @public */
export function sopsUpdateKeysCommand(path: string): string {
  return shellCommand('sops', 'updatekeys', '--yes', pathWord(path));
}

/** Encrypts a file with a new data key, which who was removed does not have. @public */
export function sopsRotateCommand(path: string): string {
  return shellCommand('sops', 'rotate', '--in-place', pathWord(path));
}
