import { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { markdownCode, StoreReference } from '@floe/values-files';
import { copyCommand, StoredSecret } from './storeCommands';

type Place = { service: string; environment: string; valuesPath: string };

const MAX_LISTED = 20;

function fenced(language: string, text: string): string[] {
  return [`\`\`\`${language}`, text.trimEnd(), '```'];
}

function counted(count: number): string {
  return count === 1 ? '1 secret' : `${count} secrets`;
}

/** How the values of one Secret come to the provider. */
function copySection(
  secret: StoredSecret,
  store: Pick<Store, 'detail' | 'provider'> | undefined,
): string[] {
  const command = copyCommand(secret, store);
  return [
    `- [ ] The values of ${markdownCode(secret.name)} are at ${markdownCode(
      secret.references[0].remoteKey,
    )}, ${secret.references
      .map(
        ({ property, secretKey }) =>
          `${markdownCode(secretKey)} as ${markdownCode(
            property ?? secretKey,
          )}`,
      )
      .join(', ')}`,
    '',
    ...(command
      ? [...fenced('sh', command), '']
      : [
          'There is no command for this provider. Store one JSON object with these fields there, and take the values from the Secret in the cluster without writing them to a file.',
          '',
        ]),
  ];
}

/** Title and body of the pull request that adds ExternalSecrets beside SealedSecrets. */
export function addText(
  place: Place,
  secrets: readonly StoredSecret[],
  storeRef: StoreReference,
  store: Pick<Store, 'detail' | 'provider'> | undefined,
  campaignUrl: string | undefined,
): { title: string; description: string } {
  const shown = secrets.slice(0, MAX_LISTED);
  return {
    title: `Add ExternalSecrets beside ${counted(secrets.length)} of ${
      place.service
    } in ${place.environment} (1 of 3)`,
    description: [
      `First step of the migration from Sealed Secrets to External Secrets, in ${markdownCode(
        place.valuesPath,
      )}. The SealedSecrets stay and own the Secrets; with the creation policy Orphan, External Secrets writes the same keys into them from ${
        storeRef.kind
      } ${markdownCode(storeRef.name)}.`,
      '',
      'Before this is merged, copy the values to the provider. Until they are there the ExternalSecrets fail, and the Secrets keep their values. **Wrong values at the provider would get into the Secrets**, so copy them with the commands instead of typing them.',
      '',
      ...shown.flatMap(secret => copySection(secret, store)),
      ...(secrets.length > shown.length
        ? [
            `- [ ] and ${secrets.length - shown.length} more in the same way`,
            '',
          ]
        : []),
      'Nothing is restarted and nothing is removed. When the cluster shows that External Secrets has written all keys, the campaign goes on.',
      ...(campaignUrl ? ['', `[Campaign](${campaignUrl})`] : []),
      '',
    ].join('\n'),
  };
}

/** Title and body of the pull request that takes SealedSecrets out. */
export function removeText(
  place: Place,
  names: readonly string[],
  campaignUrl: string | undefined,
): { title: string; description: string } {
  return {
    title: `Take the SealedSecrets of ${counted(names.length)} of ${
      place.service
    } in ${place.environment} out (3 of 3)`,
    description: [
      `Last step of the migration from Sealed Secrets to External Secrets, in ${markdownCode(
        place.valuesPath,
      )}. No SealedSecret owns these Secrets any more, so that Kubernetes keeps them. With the creation policy Owner, the ExternalSecrets own them from now on, and make them again if somebody deletes them.`,
      '',
      ...names.map(name => `- ${markdownCode(name)}`),
      '',
      'The old ciphertexts stay in the history of this repository. Who has a key of the controller can open them: rotate the values at the provider in time.',
      ...(campaignUrl ? ['', `[Campaign](${campaignUrl})`] : []),
      '',
    ].join('\n'),
  };
}
