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

/** Opens the wizard on the interval at a place; its entry is that of the written file. */
function intervalMender(
  place: string | null,
  current: Preview['current'],
): Mender | undefined {
  const [, index] =
    /^floe\.externalSecrets(?:\.custom\[(\d+)\])?\.refreshInterval\b/.exec(
      place ?? '',
    ) ?? ['', '-1'];
  const entry = current?.externalSecrets.custom[Number(index)];
  return index === undefined || entry
    ? {
        subject: {
          approach: 'external-secrets',
          name: '',
          part: entry ? `custom.${entry.name}` : 'refreshInterval',
        },
        asked: { task: 'interval-form' },
      }
    : undefined;
}

/** The task of the wizard. */
type Mender = { subject: WizardSubject; asked?: Remedy['wizard'] };

/** The task of the wizard that fixes a finding; undefined if there is none. */
export function menderOf(
  { id, place }: PreviewFinding,
  { current }: Preview,
): Mender | undefined {
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
  return id === 'refresh-interval-form'
    ? intervalMender(place, current)
    : undefined;
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
