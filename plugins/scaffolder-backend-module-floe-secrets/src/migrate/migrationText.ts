import {
  MigrationPlan,
  MigrationSource,
  MigrationStep,
  shellCommand,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { markdownCode, StoreReference } from '@floe/values-files';
import { mayPush, pushSecretOf } from './pushSecret';
import { copyCommand, StoredSecret } from './storeCommands';

type KnownStore = Pick<Store, 'capabilities' | 'detail' | 'provider'>;

type Place = { service: string; environment: string; valuesPath: string };

const MAX_LISTED = 20;

/** What differs by what makes the Secrets before. */
const WORDS: Readonly<
  Record<
    MigrationSource,
    { from: string; stays: string; afterwards: (secrets: string) => string }
  >
> = {
  'sealed-secrets': {
    from: 'Sealed Secrets',
    stays:
      'The SealedSecrets stay and own the Secrets; with the creation policy Orphan, External Secrets writes the same keys into them',
    afterwards: secrets => `Take the SealedSecrets of ${secrets} out`,
  },
  kubernetes: {
    from: 'Secrets that a person created',
    stays:
      'The Secrets stay as they are; with the creation policy Orphan, External Secrets writes the same keys into them and does not own them yet',
    afterwards: secrets => `Have External Secrets own ${secrets}`,
  },
  sops: {
    from: 'SOPS',
    stays:
      'The deployment keeps its Secrets; with the creation policy Orphan, External Secrets writes the same keys into them. Until the last step both write them, so change no value in between',
    afterwards: secrets => `Take the values of ${secrets} out of Git`,
  },
};

function stepText({ steps }: MigrationPlan, step: MigrationStep): string {
  return `(${steps.indexOf(step) + 1} of ${steps.length})`;
}

function fenced(language: string, text: string): string[] {
  return [`\`\`\`${language}`, text.trimEnd(), '```'];
}

function counted(count: number): string {
  return count === 1 ? '1 secret' : `${count} secrets`;
}

/** How the values of one Secret come to the provider. */
function copySection(
  secret: StoredSecret,
  storeRef: StoreReference,
  store: KnownStore | undefined,
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
    ...(command ? [...fenced('sh', command), ''] : []),
    ...(mayPush(store)
      ? [
          `${
            command ? 'Or have' : 'Have'
          } the operator write them, which may write to this store: \`kubectl apply\` this, and delete it when it is Ready. The values stay at the provider.`,
          '',
          ...fenced('yaml', pushSecretOf(secret, storeRef)),
          '',
        ]
      : []),
    ...(command || mayPush(store)
      ? []
      : [
          'There is no command for this provider. Store one JSON object with these fields there, and take the values from the Secret in the cluster without writing them to a file.',
          '',
        ]),
  ];
}

/** Title and body of the pull request that adds ExternalSecrets beside what makes the Secrets now. */
export function addText(
  plan: MigrationPlan,
  place: Place,
  secrets: readonly StoredSecret[],
  storeRef: StoreReference,
  store: KnownStore | undefined,
  campaignUrl: string | undefined,
): { title: string; description: string } {
  const shown = secrets.slice(0, MAX_LISTED);
  const { from, stays } = WORDS[plan.from];
  return {
    title: `Add ExternalSecrets beside ${counted(secrets.length)} of ${
      place.service
    } in ${place.environment} ${stepText(plan, 'add')}`,
    description: [
      `First step of the migration from ${from} to External Secrets, in ${markdownCode(
        place.valuesPath,
      )}. ${stays}, from ${storeRef.kind} ${markdownCode(storeRef.name)}.`,
      '',
      'Before this is merged, copy the values to the provider. Until they are there the ExternalSecrets fail, and the Secrets keep their values. **Wrong values at the provider would get into the Secrets**, so copy them instead of typing them.',
      '',
      ...shown.flatMap(secret => copySection(secret, storeRef, store)),
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

/** The Secrets of the last step, in the same order. */
type OwnedSecrets = {
  names: readonly string[];
  /** Where the chart has the values of those that it makes of values. */
  valuesPaths: readonly string[][];
  /** The encrypted manifests that Flux applies, one for each of the other Secrets. */
  manifestFiles: readonly string[];
  /** The file that SOPS encrypts, where it is known. */
  file: string | undefined;
};

/** The commands that take values out of the encrypted file of a release. */
export function unsetCommands({
  file,
  valuesPaths,
}: Pick<OwnedSecrets, 'file' | 'valuesPaths'>): string {
  return valuesPaths
    .map(path =>
      shellCommand(
        ...['sops', 'unset', file ?? 'FILE'],
        path.map(part => `[${JSON.stringify(part)}]`).join(''),
      ),
    )
    .join('\n');
}

/** What a person with the key of SOPS does before the pull request is merged. */
function unsetSection(secrets: OwnedSecrets): string[] {
  if (secrets.valuesPaths.length === 0) {
    return [];
  }
  return [
    '- [ ] The release no longer has these values. If it still has them, somebody who can decrypt its file does this on the branch of this pull request, before it is merged:',
    '',
    ...fenced('sh', unsetCommands(secrets)),
    '',
    `${
      secrets.file
        ? ''
        : 'FILE stands for the path of the encrypted values file. '
    }In a values file that is not encrypted, remove these sections by hand. Helm keeps the Secrets when they are no longer part of the release (annotation helm.sh/resource-policy of each, which the campaign has seen). **If the values stayed in the release, each upgrade would write the old ones again.**`,
    '',
  ];
}

/** What is done with manifests before the pull request is merged. */
function manifestSection({ manifestFiles }: OwnedSecrets): string[] {
  return manifestFiles.length === 0
    ? []
    : [
        '- [ ] The encrypted manifests are deleted on the branch of this pull request, and taken out of `resources` of their kustomization.yaml where one lists them:',
        '',
        ...fenced('sh', shellCommand('git', 'rm', ...manifestFiles)),
        '',
        'Flux keeps the Secrets (annotation kustomize.toolkit.fluxcd.io/prune of each, which the campaign has seen).',
        '',
      ];
}

/** What is done beside the change of the values file, by what made the Secrets. */
function beside(
  { from }: MigrationPlan,
  secrets: OwnedSecrets,
): { before: string; after: string[] } {
  switch (from) {
    case 'sealed-secrets':
      return {
        before:
          'No SealedSecret owns these Secrets any more, so that Kubernetes keeps them.',
        after: [
          'The old ciphertexts stay in the history of this repository. Anybody with a key of the controller can open them: rotate the values at the provider in time.',
        ],
      };
    case 'sops':
      return {
        before: 'External Secrets writes these Secrets already.',
        after: [
          ...unsetSection(secrets),
          ...manifestSection(secrets),
          'The old ciphertexts stay in the history of this repository. Anybody with a key of SOPS can open them: rotate the values at the provider in time.',
        ],
      };
    default:
      return {
        before:
          'Nothing but External Secrets writes these Secrets, which a person once created.',
        after: [
          'The person who created the Secrets deletes the files and notes that the values came from.',
        ],
      };
  }
}

/** Title and body of the pull request after which External Secrets owns the Secrets. */
export function removeText(
  plan: MigrationPlan,
  place: Place,
  secrets: OwnedSecrets,
  campaignUrl: string | undefined,
): { title: string; description: string } {
  const { from } = WORDS[plan.from];
  const { after, before } = beside(plan, secrets);
  return {
    title: `${WORDS[plan.from].afterwards(
      `${counted(secrets.names.length)} of ${place.service} in ${
        place.environment
      }`,
    )} ${stepText(plan, 'remove')}`,
    description: [
      `Last step of the migration from ${from} to External Secrets, in ${markdownCode(
        place.valuesPath,
      )}. ${before} With the creation policy Owner, the ExternalSecrets own them from now on, and make them again if somebody deletes them.`,
      '',
      ...secrets.names.map(name => `- ${markdownCode(name)}`),
      '',
      ...after,
      ...(campaignUrl ? ['', `[Campaign](${campaignUrl})`] : []),
      '',
    ].join('\n'),
  };
}
