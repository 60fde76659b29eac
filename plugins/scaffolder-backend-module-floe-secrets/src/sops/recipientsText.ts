import {
  ServiceFieldValue,
  sopsRotateCommand,
  sopsUpdateKeysCommand,
} from '@floe/backstage-plugin-floe-secrets-common';
import { markdownCode, markdownText } from '@floe/values-files';
import { ChangedRecipients, DriftingFile } from './changeRecipients';

/** Maximum number of files in the text. */
const MAX_FILES = 30;
/** Maximum number of recipients in one place of the text. */
const MAX_IDS = 10;

/** The input of the text of the pull request. */
type RecipientsPullRequest = {
  service: ServiceFieldValue;
  configPath: string;
  add: readonly string[];
  remove: readonly string[];
  changed: ChangedRecipients;
  tabUrl: string | undefined;
};

/** Post-quantum recipients have some 2,000 characters. */
const short = (id: string) =>
  markdownCode(id.length > 90 ? `${id.slice(0, 60)}…${id.slice(-12)}` : id);

function listed(ids: readonly string[]): string {
  const left = ids.length - MAX_IDS;
  return [
    ...ids.slice(0, MAX_IDS).map(short),
    ...(left > 0 ? [`${left} more`] : []),
  ].join(', ');
}

function reasonOf({ missing, surplus }: DriftingFile): string {
  return [
    ...(missing.length > 0
      ? [`cannot be decrypted yet by ${listed(missing)}`]
      : []),
    ...(surplus.length > 0
      ? [`can still be decrypted by ${listed(surplus)}`]
      : []),
  ].join('; ');
}

function entryOf(file: DriftingFile): string[] {
  const commands = [
    sopsUpdateKeysCommand(file.path),
    ...(file.surplus.length > 0 ? [sopsRotateCommand(file.path)] : []),
  ];
  return [
    `- [ ] ${markdownCode(file.path)} ${reasonOf(file)}`,
    '',
    '  ```sh',
    ...commands.map(command => `  ${command}`),
    '  ```',
    '',
  ];
}

/** Title and body of a pull request that changes recipients; every name in it is escaped. */
export function recipientsText(subject: RecipientsPullRequest): {
  title: string;
  description: string;
} {
  const { add, changed, configPath, remove, service, tabUrl } = subject;
  const { files, recipients, rule } = changed;
  const name = service.entityRef.slice(service.entityRef.indexOf('/') + 1);
  const title = `Change who can decrypt the SOPS files of ${name} in ${service.environment}`;
  const description = [
    `Changes the recipients of rule ${rule} in ${markdownCode(
      configPath,
    )}. The encrypted files keep their recipients until a key holder runs the commands below.`,
    '',
    ...add.map(id => `- Added: ${short(id)}`),
    ...remove.map(id => `- Removed: ${short(id)}`),
    '',
    `The rule has now: ${listed(recipients)}.`,
    '',
    '## For a key holder',
    '',
    ...(files.length > 0
      ? [
          'Run this on the branch of this pull request, or after its merge, and commit the files:',
          '',
          ...files.slice(0, MAX_FILES).flatMap(entryOf),
          ...(files.length > MAX_FILES
            ? [`and ${files.length - MAX_FILES} more.`, '']
            : []),
        ]
      : ['No known file of this service has to be updated.', '']),
    ...(remove.length > 0
      ? [
          '- [ ] Every value of these files is replaced at its source. A removed recipient may have kept the values, and can still decrypt every older version in Git.',
          '',
        ]
      : []),
    'Only files of this service are listed, as the portal saw them last. Other files in the repository that match the rule need the same commands.',
    '',
    `The Secrets tab shows the finding \`sops-recipients-drift\` of each file until it is done.${
      tabUrl ? ` [Secrets tab of ${markdownText(name)}](${tabUrl})` : ''
    }`,
    '',
  ].join('\n');
  return {
    title: title.length > 120 ? `${title.slice(0, 119)}…` : title,
    description,
  };
}
