import {
  isEncrypted,
  isFilledIn,
  isPlaceholder,
} from './credentials/placeholders';
import { Check, NewFinding } from './CheckedRelease';
import { Leaf, SourceFile } from './SourceFile';

/** Fields of the chart's `secrets` that are not confidential by themselves. */
const OPEN_FIELDS = new Set([
  'secrets.postgresql.username',
  'secrets.postgresql.host',
  'secrets.postgresql.port',
  'secrets.postgresql.database',
  'secrets.snowflake.account',
  'secrets.snowflake.user',
  'secrets.snowflake.warehouse',
  'secrets.snowflake.database',
  'secrets.snowflake.schema',
  'secrets.snowflake.role',
  'secrets.s3.region',
  'secrets.polaris.clientId',
]);

function isValue({ isKey, path, value }: Leaf): boolean {
  return (
    !isKey &&
    path[0] === 'secrets' &&
    path.length > 1 &&
    (typeof value === 'number' ||
      typeof value === 'boolean' ||
      (typeof value === 'string' && value.trim() !== '')) &&
    !isEncrypted(value) &&
    !(typeof value === 'string' && isFilledIn(value))
  );
}

function check(
  file: SourceFile,
  { path, position, value }: Leaf,
  admitted: boolean,
): NewFinding {
  const isOpen = OPEN_FIELDS.has(path.join('.'));
  const isReal = !(typeof value === 'string' && isPlaceholder(value));
  const isError = isReal && !isOpen && !admitted;
  return {
    id: 'sops-plaintext-left',
    severity: isError ? 'error' : 'warning',
    confidence: isReal ? 'proven' : 'likely',
    path,
    at: { file, position },
    summary: file.encrypted
      ? 'SOPS encrypted this file and left this secret value in clear text'
      : 'This file is not encrypted, and has a secret value in clear text',
    remedy: isOpen
      ? 'Encrypt the file with SOPS before it is committed'
      : 'Encrypt the file with SOPS before it is committed. If the value is real and in Git already, rotate it at its source',
  };
}

/** Values under `secrets` in clear text, which SOPS must encrypt. */
export const plaintextSecrets: Check = {
  ids: ['sops-plaintext-left'],
  run: ({ context, files }) =>
    files.flatMap(file =>
      [...file.leaves()]
        .filter(isValue)
        .map(leaf => check(file, leaf, context.policy?.plainSecrets === true)),
    ),
};
