import { SecretsChange } from '../model/secretsChange';
import { afterMerge } from './afterMerge';
import { boundedTable } from './lists';
import { code, oneLine, plain } from './markdown';
import {
  bringsKeys,
  deletions,
  objectChanges,
  takesAway,
} from './objectChanges';
import { reviewChecks } from './reviewChecks';
import { bringsValues, PullRequestSubject } from './subject';

const APPROACH_TITLES: Readonly<Record<SecretsChange['approach'], string>> = {
  'external-secrets': 'External Secrets',
  'sealed-secrets': 'Sealed Secrets',
};

/** Title, body and branch of a pull request. @public */
export type PullRequestText = {
  /** One line of plain text, at most 120 characters. */
  title: string;
  /** Markdown; every name in it is escaped. */
  description: string;
};

function serviceName(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}

function verbOf({
  applied: { differences },
  change,
}: PullRequestSubject): string {
  if (change.replaces) {
    return 'Move';
  }
  if (differences.some(object => object.change === 'added')) {
    return 'Add';
  }
  const isRemoval =
    differences.length > 0 &&
    differences.every(object => takesAway(object) && !bringsKeys(object));
  return isRemoval ? 'Remove' : 'Change';
}

function title(subject: PullRequestSubject): string {
  const { service, change } = subject;
  const text = `${verbOf(subject)} secrets of ${serviceName(
    service.entityRef,
  )} in ${service.environment} (${APPROACH_TITLES[change.approach]})`;
  const line = oneLine(text);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function source(subject: PullRequestSubject): string[] {
  const { change, applied } = subject;
  if (!bringsValues(subject)) {
    return [];
  }
  if (change.approach === 'sealed-secrets') {
    return change.sealedFor && change.scope
      ? [
          `The values were sealed in the browser with the scope ${code(
            change.scope,
          )}, for the cluster ${code(
            change.sealedFor.cluster,
          )}, with the certificate whose SHA-256 fingerprint is`,
          '',
          code(change.sealedFor.certificateFingerprint),
          '',
        ]
      : [];
  }
  const touched = new Map(
    applied.differences.map(({ name, keys }) => [
      name,
      new Set([...keys.added, ...keys.changed]),
    ]),
  );
  const references = applied.manifests.flatMap(manifest =>
    manifest.kind === 'ExternalSecret'
      ? manifest.spec.data
          .filter(({ secretKey }) =>
            touched.get(manifest.metadata.name)?.has(secretKey),
          )
          .map(({ secretKey, remoteRef }) => ({
            secretKey,
            store: manifest.spec.secretStoreRef,
            ...remoteRef,
          }))
      : [],
  );
  return [
    'The values stay at the provider; these are the references:',
    '',
    boundedTable(
      ['Key', 'Store', 'Remote key', 'Property'],
      references.map(({ secretKey, store, key, property }) => [
        code(secretKey),
        `${plain(store.kind)} ${code(store.name)}`,
        code(key),
        property ? code(property) : '',
      ]),
    ),
    '',
  ];
}

/**
 * Title and body of the pull request for a change: the changes of each object,
 * the service and environment, the deletions in the cluster, checks for the
 * reviewer, and what happens on merge. It contains only names and references.
 * If the values file does not change, the body says only that, and no pull
 * request should be opened.
 * @public
 */
export function pullRequestText(subject: PullRequestSubject): PullRequestText {
  const { service, applied } = subject;
  const changes = [
    '## What changes',
    '',
    `The values file ${code(service.valuesPath)} of the service ${code(
      service.entityRef,
    )}, for the environment ${code(service.environment)} (cluster ${code(
      service.cluster,
    )}, namespace ${code(service.namespace)}).`,
    '',
    objectChanges(applied),
    '',
  ];
  return {
    title: title(subject),
    description: (applied.changed
      ? [
          ...changes,
          ...source(subject),
          ...deletions(applied),
          '## What to check',
          '',
          reviewChecks(subject),
          '',
          '## What happens on merge',
          '',
          afterMerge(subject),
          '',
        ]
      : changes
    ).join('\n'),
  };
}
