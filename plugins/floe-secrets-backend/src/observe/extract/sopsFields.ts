import { Fields, keysOf, nameOf, unique } from './fields';

/** Whether a name stands there as it is; an encrypted one begins with `ENC[`. */
export function isOpenName(name: unknown): name is string {
  return (
    typeof name === 'string' && nameOf(name) === name && /^[a-z0-9]/.test(name)
  );
}

/** The data keys of the secrets that an object lists; SOPS encrypts no keys. */
export function openKeys(secrets: Fields[]): string[] {
  return unique(
    secrets.flatMap(({ data, stringData }) => [
      ...keysOf(data),
      ...keysOf(stringData),
    ]),
  );
}
