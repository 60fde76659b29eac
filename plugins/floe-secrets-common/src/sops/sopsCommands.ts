import { shellCommand } from '../shellCommand';

/** Placeholder for the path of the chart, which the portal does not know. */
const CHART = 'CHART';

/** A path that programs do not mistake for an option. */
function pathWord(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

function withFiles(files: readonly string[]): string[] {
  return files.flatMap(path => ['-f', pathWord(path)]);
}

/**
 * The values files of a release and their order; the encrypted file comes last.
 * @public
 */
export type SopsRelease = {
  release: string;
  namespace: string;
  /** The other values files, in Helm's order. */
  valuesFiles: readonly string[];
  /** Other encrypted values files, which come before this one. */
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

/**
 * Deploys with sops and Helm, without a plugin. Several encrypted files need a
 * shell such as bash. @public
 */
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
 * Sets one value of a file; reads the value as JSON from the standard input, so
 * that it is not in the shell's history. Works with sops 3.13, not with 3.9.
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

/**
 * Encrypts a file with a new data key, which removed recipients do not have.
 * @public
 */
export function sopsRotateCommand(path: string): string {
  return shellCommand('sops', 'rotate', '--in-place', pathWord(path));
}
