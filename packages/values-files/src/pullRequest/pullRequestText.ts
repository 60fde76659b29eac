import { ChangeFinding } from '../checks/checkChangedFile';
import { AppliedSecretsChange } from '../merge/applySecretsChange';
import { SecretsChange } from '../model/secretsChange';
import { boundedTable, joined, LIST_BUDGET, withinBudget } from './lists';
import { checklist, code, oneLine, plain } from './markdown';
import {
  bringsKeys,
  deletions,
  objectChanges,
  takesAway,
} from './objectChanges';

const APPROACH_TITLES: Readonly<Record<SecretsChange['approach'], string>> = {
  'external-secrets': 'External Secrets',
  'sealed-secrets': 'Sealed Secrets',
};

const OPERATORS: Readonly<Record<SecretsChange['approach'], string>> = {
  'external-secrets':
    'The External Secrets Operator then reads the values from the store and writes the Secrets.',
  'sealed-secrets':
    'The Sealed Secrets controller then decrypts the values and writes the Secrets.',
};
const REMOVED_ON_DEPLOYMENT =
  'Helm then deletes what the chart no longer renders, and Kubernetes the Secrets that it owns.';

/** The service that a pull request is for. @public */
export interface PullRequestService {
  /** `kind:namespace/name` */
  entityRef: string;
  environment: string;
  cluster: string;
  namespace: string;
  /** Helm release. */
  release: string;
  /** From the root of the repository. */
  valuesPath: string;
}

/** The input of a pull request's text. @public */
export interface PullRequestSubject {
  service: PullRequestService;
  change: SecretsChange;
  applied: Pick<
    AppliedSecretsChange,
    'changed' | 'changes' | 'differences' | 'manifests' | 'objects' | 'readers'
  > & { findings: readonly ChangeFinding[] };
  /** Address of the service's Secrets tab. */
  tabUrl?: string;
}

/** Title, body and branch of a pull request. @public */
export interface PullRequestText {
  /** One line of plain text, at most 120 characters. */
  title: string;
  /** Markdown; every name in it is escaped. */
  description: string;
}

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

/** Whether the change adds references or sealed values. */
function bringsValues({ applied }: PullRequestSubject): boolean {
  return applied.differences.some(bringsKeys);
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
 * Waits until the operator has applied the current configuration of the
 * release. Helm (`--wait`) and `kubectl wait --for=condition=Ready` accept an
 * ExternalSecret that was ready before it was changed.
 */
function waitCommand({ change, service }: PullRequestSubject): string {
  const objects = `-n ${word(
    service.namespace,
  )} -l app.kubernetes.io/instance=${word(service.release)}`;
  return change.approach === 'external-secrets'
    ? [
        `until kubectl get externalsecret ${objects} \\`,
        `  -o jsonpath='{range .items[*]}{.metadata.generation} {.status.syncedResourceVersion}{"\\n"}{end}' |`,
        `  awk 'index($2, $1 "-") != 1 { exit 1 }'; do sleep 5; done`,
      ].join('\n')
    : `kubectl wait sealedsecret ${objects} --for=condition=Synced --timeout=5m`;
}

/**
 * A Kubernetes name as a word of a command, without characters that a name
 * cannot have.
 */
function word(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '');
}

function approachChecks(subject: PullRequestSubject): string[] {
  const { service, change } = subject;
  const brings = bringsValues(subject);
  if (change.approach === 'external-secrets') {
    return [
      ...(brings
        ? [
            `The remote keys are those of ${plain(
              service.environment,
            )}, and the store is allowed to read them`,
          ]
        : []),
      'The diff contains keys and stores only, no value in clear text',
    ];
  }
  return brings && change.sealedFor
    ? [
        `The fingerprint above is that of a certificate of the cluster ${code(
          change.sealedFor.cluster,
        )} (${code(
          'kubeseal --fetch-cert | openssl x509 -noout -fingerprint -sha256',
        )})`,
        'The diff contains ciphertext only, no value in clear text',
      ]
    : ['The diff contains no value in clear text'];
}

function checks(subject: PullRequestSubject): string {
  const { change, applied } = subject;
  const removals = applied.differences.some(takesAway)
    ? ['Nothing needs what is deleted any more']
    : [];
  const database = change.components.postgresql
    ? [
        'The Dagster chart should use this Secret for its database instead of its own',
      ]
    : [];
  const unread = applied.readers.filter(
    ({ workloads, namedElsewhere }) =>
      workloads.length === 0 && !namedElsewhere,
  );
  const readers =
    unread.length > 0
      ? [
          `A workload reads ${joined(
            unread.map(({ secret }) => code(secret)),
          )}: the chart does not give these Secrets to any workload by itself, and the values that the portal has read name none in ${code(
            'envSecrets',
          )}`,
        ]
      : [];
  const warnings = withinBudget(
    applied.findings.map(
      ({ place, summary, remedies }) =>
        `${place ? `${code(place)}: ` : ''}${plain(summary)}. ${remedies
          .map(({ title: advice, command }) =>
            command ? `${plain(advice)}: ${code(command)}` : plain(advice),
          )
          .join('; ')}`,
    ),
    LIST_BUDGET,
  );
  return checklist([
    'Service, environment and namespace are correct',
    ...approachChecks(subject),
    ...removals,
    ...database,
    ...readers,
    `The Secrets are in the cluster after the deployment: a successful deployment does not prove that, not even with ${code(
      'helm upgrade --wait',
    )}. The command below waits for them`,
    ...warnings.shown,
    ...(warnings.left > 0 ? [`And ${warnings.left} more notes`] : []),
  ]);
}

function afterMerge(subject: PullRequestSubject): string {
  const { service, change, applied, tabUrl } = subject;
  const isRemoval = applied.differences.every(
    ({ change: kind }) => kind === 'removed',
  );
  const operator = isRemoval
    ? REMOVED_ON_DEPLOYMENT
    : OPERATORS[change.approach];
  const tab = tabUrl ? ` [Secrets tab](${encodeURI(tabUrl)})` : ' Secrets tab';
  return [
    `The release ${code(service.release)} in the namespace ${code(
      service.namespace,
    )} of the cluster ${code(
      service.cluster,
    )} uses the values file from its next deployment on. ${operator} Pods that read a Secret through environment variables see it after a restart.`,
    '',
    ...(isRemoval
      ? []
      : [
          'This command waits until the operator has applied the deployed configuration:',
          '',
          '```sh',
          waitCommand(subject),
          '```',
          '',
        ]),
    `The service's${tab} follows this pull request until the Secrets are in the cluster.`,
  ].join('\n');
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
          checks(subject),
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
