import { CampaignCiphertexts } from '@floe/backstage-plugin-floe-secrets-common';
import { markdownCode } from '@floe/values-files';
import { ResealPlan } from './planReseal';

const MAX_LISTED = 100;

function listed(items: readonly CampaignCiphertexts[]): string[] {
  return [
    ...items
      .slice(0, MAX_LISTED)
      .map(
        ({ environment, keys, name, namespace }) =>
          `- ${markdownCode(`${namespace}/${name}`)} in ${markdownCode(
            environment,
          )}: ${keys.length === 1 ? '1 value' : `${keys.length} values`}`,
      ),
    ...(items.length > MAX_LISTED
      ? [`- and ${items.length - MAX_LISTED} more`]
      : []),
  ];
}

/** Title and body of a pull request of sealed values; every name in it is escaped. */
export function resealText(
  { conflicts, files, replaced }: ResealPlan,
  campaignUrl: string | undefined,
): { title: string; description: string } {
  const values = replaced.reduce((sum, { keys }) => sum + keys.length, 0);
  const description = [
    'The Sealed Secrets controller has sealed these values again with its newest key. The values and everything else in the files stay the same: a ciphertext is replaced only if the file had the ciphertext of the cluster.',
    '',
    ...listed(replaced),
    '',
    `Files: ${files.map(({ path }) => markdownCode(path)).join(', ')}`,
    '',
    ...(conflicts.length > 0
      ? [
          'Not replaced, because the files have other ciphertexts than the cluster had:',
          '',
          ...listed(conflicts),
          '',
        ]
      : []),
    'Anyone who has an old key of the controller can still decrypt the old ciphertexts in the history of this repository. If a key has leaked, replace the values at their source too.',
    ...(campaignUrl ? ['', `[Campaign](${campaignUrl})`] : []),
    '',
  ].join('\n');
  return {
    title: `Seal ${
      values === 1 ? '1 value' : `${values} values`
    } again with the newest key`,
    description,
  };
}
