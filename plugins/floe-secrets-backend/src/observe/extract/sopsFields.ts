import { Fields, keysOf, nameOf, unique } from './fields';

/** Whether a name is in clear text; an encrypted one begins with `ENC[`. */
export function isOpenName(name: unknown): name is string {
  return (
    typeof name === 'string' && nameOf(name) === name && /^[a-z0-9]/.test(name)
  );
}

/** The data keys of the Secrets of an object; SOPS does not encrypt keys. */
export function openKeys(secrets: Fields[]): string[] {
  return unique(
    secrets.flatMap(({ data, stringData }) => [
      ...keysOf(data),
      ...keysOf(stringData),
    ]),
  );
}
