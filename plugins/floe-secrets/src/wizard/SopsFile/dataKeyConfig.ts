import type { SopsPlanRecipient } from '@floe/backstage-plugin-floe-secrets-common';

/** The names that configuration has for kinds of keys. */
const FIELDS: Readonly<Record<string, string>> = {
  kms: 'kms',
  gcp_kms: 'gcpKms',
  hc_vault: 'hcVault',
};

/** As YAML in single quotes: names of keys come from a repository. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What an administrator adds to the configuration, so that data keys are encrypted with some keys. */
export function dataKeyConfig(
  recipients: readonly Pick<SopsPlanRecipient, 'id' | 'type'>[],
  environment: string,
): string {
  const entries = recipients.flatMap(({ id, type }) => {
    // Of AWS KMS, SOPS names a key with its role, and behind `|` with its context.
    const [, key = id, role] =
      type === 'kms' ? /^([^+|]+)(?:\+([^|]+))?/.exec(id) ?? [] : [];
    return [
      `      - environment: ${quoted(environment)}`,
      `        ${FIELDS[type]}: ${quoted(key)}`,
      ...(role ? [`        role: ${quoted(role)}`] : []),
    ];
  });
  const addresses = recipients.flatMap(({ id, type }) => {
    const [address] =
      type === 'hc_vault' ? /^https?:\/\/[^/]+/.exec(id) ?? [] : [];
    return address ? [address] : [];
  });
  const vaults = [...new Set(addresses)].flatMap(address => [
    `      - address: ${quoted(address)}`,
    '        tokenFile: /path/of/a/token',
  ]);
  return [
    'floeSecrets:',
    '  dataKeys:',
    '    keys:',
    ...entries,
    ...(vaults.length > 0 ? ['    vaults:', ...vaults] : []),
  ].join('\n');
}
