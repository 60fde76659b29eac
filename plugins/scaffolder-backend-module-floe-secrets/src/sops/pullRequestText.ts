import {
  helmSecretsCommand,
  ServiceFieldValue,
  sopsDecryptCommand,
  SopsFileChange,
  sopsHelmCommand,
  SopsPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { markdownCode, markdownText } from '@floe/values-files';
import { BuiltSopsFile } from './buildSopsFile';

const KINDS: Readonly<Record<string, string>> = {
  age: 'age',
  pgp: 'PGP',
  azure_kv: 'Azure Key Vault',
  kms: 'AWS KMS',
  gcp_kms: 'Google Cloud KMS',
  hc_vault: 'HashiCorp Vault',
  hckms: 'Huawei Cloud KMS',
};

/** What the text of a pull request is written from. */
type SopsPullRequest = {
  service: ServiceFieldValue;
  change: SopsFileChange;
  built: BuiltSopsFile;
  plan: Pick<
    SopsPlan,
    'config' | 'flux' | 'knownRecipients' | 'sopsFiles' | 'valuesFiles'
  >;
  /** Names of the Secrets that the file makes. */
  secrets: string[];
  tabUrl: string | undefined;
};

function recipientsOf({ built, plan }: SopsPullRequest): string[] {
  const nameOf = (id: string) =>
    plan.knownRecipients.find(known => known.id === id)?.name;
  const list = (group: BuiltSopsFile['recipients'][number]) =>
    group.map(({ id, type }) => {
      const name = nameOf(id);
      return `- ${KINDS[type] ?? markdownText(type)}: ${markdownCode(id)}${
        name ? ` (${markdownText(name)})` : ''
      }`;
    });
  const [only, ...others] = built.recipients;
  if (others.length === 0) {
    return ['Any one of these keys decrypts the file:', '', ...list(only)];
  }
  return [
    `Decrypting the file needs keys of ${
      built.shamirThreshold ?? built.recipients.length
    } of these ${built.recipients.length} groups:`,
    ...built.recipients.flatMap((group, index) => [
      '',
      `Group ${index + 1}:`,
      '',
      ...list(group),
    ]),
  ];
}

/** What the deployment of a values file of the chart requires. */
function valuesDeployment({
  change,
  plan,
  service,
}: SopsPullRequest): string[] {
  const release = {
    release: service.release,
    namespace: service.namespace,
    valuesFiles: plan.valuesFiles.filter(path => path !== change.path),
    sopsFiles: plan.sopsFiles.filter(path => path !== change.path),
    path: change.path,
  };
  return [
    `Helm must read ${markdownCode(
      change.path,
    )} after the other values files, and decrypted. Otherwise the chart creates Secrets with the ciphertext.`,
    '',
    'With the plugin helm-secrets, where `CHART` is the chart of the service:',
    '',
    '```sh',
    helmSecretsCommand(release),
    '```',
    '',
    'Without it:',
    '',
    '```sh',
    sopsHelmCommand(release),
    '```',
    '',
    `Argo CD reads it with helm-secrets as ${markdownCode(
      `secrets://${change.path}`,
    )} at the end of \`valueFiles\`.`,
    ...(change.secrets.some(({ group }) => group === 'postgresql')
      ? [
          '',
          'The file has the password of the database. The values files must then say `dagster.generatePostgresqlPasswordSecret: false`, `dagster.postgresql.enabled: false`, where the database is (`dagster.postgresql.postgresqlHost`) and `dagster.global.postgresqlSecretName`; otherwise the Dagster chart creates a Secret of the same name with its own password.',
        ]
      : []),
  ];
}

/** What Flux must have to decrypt the manifest. */
function manifestDeployment({
  change,
  plan,
  service,
}: SopsPullRequest): string[] {
  const found = plan.flux.map(
    ({ keySecret, name, namespace, path, provider }) => {
      const kustomization = `The Kustomization ${markdownCode(
        `${namespace}/${name}`,
      )} (path ${markdownCode(path)})`;
      if (provider !== 'sops') {
        return `- ${kustomization} does not decrypt: set \`spec.decryption.provider: sops\`, otherwise the Secret gets the ciphertext as its value.`;
      }
      return keySecret
        ? `- ${kustomization} decrypts with the keys in the Secret ${markdownCode(
            `${namespace}/${keySecret}`,
          )}. One of them must be of the recipients above.`
        : `- ${kustomization} decrypts with the identity of its controller (it names no Secret with keys), which cannot decrypt a file for age or PGP keys.`;
    },
  );
  return [
    `A Kustomization of Flux must apply the folder of ${markdownCode(
      change.path,
    )} and have \`spec.decryption\` with \`provider: sops\` and a \`secretRef\` to a Secret with a private key of the recipients above: for age under a key that ends with \`.agekey\`, for PGP with \`.asc\`. If the folder has a \`kustomization.yaml\`, the file must be in its \`resources\`.`,
    '',
    ...(found.length > 0
      ? found
      : [
          `The portal sees no Kustomization of this service in ${markdownCode(
            service.cluster,
          )} that decrypts, so this could not be checked.`,
        ]),
    '',
    'Without `spec.decryption`, Flux reports Ready and applies the ciphertext as if it were the value.',
  ];
}

/** Title and body of the pull request for a new SOPS file; every name in it is escaped. */
export function sopsPullRequestText(subject: SopsPullRequest): {
  title: string;
  description: string;
} {
  const { built, change, plan, secrets, service, tabUrl } = subject;
  const { entityRef, environment } = service;
  const name = entityRef.slice(entityRef.indexOf('/') + 1);
  const title = `Add secrets of ${name} in ${environment} (SOPS)`;
  const keyCount = change.secrets.reduce(
    (count, { keys }) => count + keys.length,
    0,
  );
  const description = [
    `Adds ${markdownCode(change.path)} with ${
      keyCount === 1 ? 'one value' : `${keyCount} values`
    } for ${markdownCode(entityRef)} in ${markdownText(
      environment,
    )}. They were encrypted in the browser; no value in clear text passed through the portal.`,
    '',
    ...(built.config === undefined
      ? []
      : [
          `${plan.config.exists ? 'Adds a rule to' : 'Writes'} ${markdownCode(
            plan.config.path,
          )} for only this file${
            plan.config.exists ? '; its other rules stay' : ''
          }.`,
          '',
        ]),
    '## Who can decrypt it',
    '',
    ...recipientsOf(subject),
    '',
    '## What it creates',
    '',
    ...secrets.map(secret => `- Secret ${markdownCode(secret)}`),
    '',
    '## What the deployment needs',
    '',
    ...(change.layout === 'values'
      ? valuesDeployment(subject)
      : manifestDeployment(subject)),
    '',
    '## Checks for the reviewer',
    '',
    '- [ ] The recipients are the ones that may read these values.',
    '- [ ] The deployment decrypts the file, as described above.',
    ...(change.layout === 'manifest'
      ? [
          `- [ ] The annotation \`floe.dev/sops-files\` of the entity names ${markdownCode(
            change.path,
          )}, so that the Secrets tab shows it.`,
        ]
      : []),
    '',
    `The file does not show who encrypted it. Check it with a key, by ${markdownCode(
      sopsDecryptCommand(change.path),
    )}, and change it with \`sops edit\`.`,
    ...(tabUrl ? ['', `[Secrets tab of the service](${tabUrl})`] : []),
    '',
  ].join('\n');
  return {
    title: title.length > 120 ? `${title.slice(0, 119)}…` : title,
    description,
  };
}
