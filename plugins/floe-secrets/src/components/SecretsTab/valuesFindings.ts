import type {
  Preview,
  PreviewFinding,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  customSecretName,
  SECTIONS,
  sectionSecretName,
} from '@floe/values-files';
import type { WizardSubject } from '../common/wizardPlace';

/** The approach that delivers the database Secret of a release. */
function databaseApproach({
  externalSecrets,
  sealedSecrets,
}: NonNullable<Preview['current']>): WizardSubject['approach'] | undefined {
  if (externalSecrets.components.postgresql) {
    return 'external-secrets';
  }
  return sealedSecrets.components.postgresql ? 'sealed-secrets' : undefined;
}

/** What the wizard does about a finding at a place of External Secrets. */
const TASKS: Partial<Record<string, NonNullable<Remedy['wizard']>['task']>> = {
  'invalid-duration': 'refresh-interval',
  'refresh-disabled': 'refresh-interval',
  'refresh-interval-form': 'interval-form',
  'refresh-interval-out-of-range': 'refresh-interval',
  'store-namespace-denied': 'store',
  'store-not-found': 'store',
  'vault-path-has-data-prefix': 'reference',
};

/**
 * Opens the wizard on the setting or key at a place of External Secrets; an
 * entry of a list is that of the written file.
 */
function externalMender(
  { id, place }: PreviewFinding,
  current: Preview['current'],
): Mender | undefined {
  const task = TASKS[id];
  const [, within] = /^floe\.externalSecrets\.(.+)$/.exec(place ?? '') ?? [];
  if (!task || !within) {
    return undefined;
  }
  const [, index, row] =
    /^custom\[(\d+)\](?:\.data\[(\d+)\])?/.exec(within) ?? [];
  const entry = current?.externalSecrets.custom[Number(index)];
  if (index !== undefined && !entry) {
    return undefined;
  }
  const section = SECTIONS.find(own => within.startsWith(`${own}.`));
  const part = entry ? `custom.${entry.name}` : section ?? within;
  const secretKey = row && entry?.keys?.[Number(row)]?.secretKey;
  return {
    subject: { approach: 'external-secrets', name: '', part },
    asked: { task, ...(secretKey && { secretKey }) },
  };
}

/** The task of the wizard. */
type Mender = { subject: WizardSubject; asked?: Remedy['wizard'] };

/** The task of the wizard that fixes a finding; undefined if there is none. */
export function menderOf(
  finding: PreviewFinding,
  { current }: Preview,
): Mender | undefined {
  const { id, place } = finding;
  const isOfDatabase =
    place?.startsWith('dagster.') &&
    ['target-owned-by-other', 'setting-without-effect'].includes(id);
  const approach = current && databaseApproach(current);
  if (
    isOfDatabase &&
    approach &&
    current.dagster.database.generatesSecret.value
  ) {
    return { subject: { approach, name: '', part: 'postgresql' } };
  }
  return externalMender(finding, current);
}

/**
 * The Secrets of a release that no workload reads, by name. The Dagster chart
 * itself reads that of the database.
 */
export function unreadSecrets({
  current,
  fullname,
}: Preview): (WizardSubject & { part: string })[] {
  if (!current || fullname === null) {
    return [];
  }
  const read = new Set(current.dagster.envSecrets.map(({ secret }) => secret));
  const made = (
    [
      ['external-secrets', current.externalSecrets],
      ['sealed-secrets', current.sealedSecrets],
    ] as const
  )
    .filter(([, { enabled }]) => enabled.value)
    .flatMap(([approach, { components, custom }]) => [
      ...SECTIONS.filter(
        section =>
          section !== 'postgresql' && components[section]?.enabled.value,
      ).map(section => ({
        approach,
        name: sectionSecretName(fullname, section),
        part: section,
      })),
      ...custom.map(({ name }) => ({
        approach,
        name: customSecretName(fullname, name),
        part: `custom.${name}`,
      })),
    ]);
  return [
    ...new Map(made.map(secret => [secret.name, secret])).values(),
  ].filter(({ name }) => !read.has(name));
}
