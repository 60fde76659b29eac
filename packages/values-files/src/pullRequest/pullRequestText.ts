import { AppliedSecretsChange } from '../merge/applySecretsChange';
import { SecretsChange } from '../model/secretsChange';
import { checklist, code, oneLine, plain, table } from './markdown';

const APPROACH_TITLES: Readonly<Record<SecretsChange['approach'], string>> = {
  'external-secrets': 'External Secrets',
  'sealed-secrets': 'Sealed Secrets',
};

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

/** What a pull request is written from. @public */
export interface PullRequestSubject {
  service: PullRequestService;
  change: SecretsChange;
  applied: Pick<
    AppliedSecretsChange,
    'objects' | 'manifests' | 'findings' | 'changes' | 'readers'
  >;
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

/** Characters for each list: GitHub takes 65,536 in all. */
const LIST_BUDGET = 15_000;
const CELL_BUDGET = 1_000;

/** As many of the texts as there is room for, and how many are left. */
function withinBudget(texts: readonly string[], budget: number) {
  let length = 0;
  const shown = texts.filter(text => {
    length += text.length;
    return length <= budget;
  });
  return { shown, left: texts.length - shown.length };
}

function joined(texts: readonly string[]): string {
  const { shown, left } = withinBudget(texts, CELL_BUDGET);
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

function boundedTable(head: string[], rows: string[][]): string {
  const { shown, left } = withinBudget(
    rows.map(row => row.join()),
    LIST_BUDGET,
  );
  const kept = rows.slice(0, shown.length);
  return left > 0
    ? `${table(head, kept)}\n\nand ${left} more.`
    : table(head, kept);
}

function serviceName(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}

function title({ service, change, applied }: PullRequestSubject): string {
  const isNew = applied.objects.some(object => object.change === 'added');
  const text = `${isNew ? 'Add' : 'Change'} secrets of ${serviceName(
    service.entityRef,
  )} in ${service.environment} (${APPROACH_TITLES[change.approach]})`;
  const line = oneLine(text);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function objectTable({ applied }: PullRequestSubject): string {
  const keys = new Map(
    applied.manifests.map(manifest => [
      manifest.metadata.name,
      manifest.kind === 'ExternalSecret'
        ? manifest.spec.data.map(({ secretKey }) => secretKey)
        : Object.keys(manifest.spec.encryptedData),
    ]),
  );
  return boundedTable(
    ['Secret', 'Component', 'Keys', 'Change'],
    applied.objects.map(({ name, component, change }) => [
      code(name),
      component ? code(component) : '',
      joined((keys.get(name) ?? []).map(code)),
      change,
    ]),
  );
}

function source({ change, applied }: PullRequestSubject): string {
  if (change.approach === 'sealed-secrets') {
    return [
      `The values were sealed in the browser with the scope ${code(
        change.scope,
      )}, for the cluster ${code(
        change.sealedFor.cluster,
      )}, with the certificate whose SHA-256 fingerprint is`,
      '',
      code(change.sealedFor.certificateFingerprint),
    ].join('\n');
  }
  const references = applied.manifests.flatMap(manifest =>
    manifest.kind === 'ExternalSecret'
      ? manifest.spec.data.map(({ secretKey, remoteRef }) => ({
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
  ].join('\n');
}

/**
 * Waits until the operator has applied what the release asks for now. Helm
 * (`--wait`) and `kubectl wait --for=condition=Ready` are content with an
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

/** A name of Kubernetes as a word of a command; what it cannot have is left out. */
function word(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '');
}

function checks(subject: PullRequestSubject): string {
  const { service, change, applied } = subject;
  const environment = plain(service.environment);
  const own =
    change.approach === 'external-secrets'
      ? [
          `The remote keys are those of ${environment}, and the store is allowed to read them`,
          'The diff contains keys and stores only, no value in clear text',
        ]
      : [
          `The fingerprint above is that of a certificate of the cluster ${code(
            change.sealedFor.cluster,
          )} (${code(
            'kubeseal --fetch-cert | openssl x509 -noout -fingerprint -sha256',
          )})`,
          'The diff contains ciphertext only, no value in clear text',
        ];
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
          )}: the chart gives these Secrets to no workload by itself, and the values that the portal has read name none in ${code(
            'envSecrets',
          )}`,
        ]
      : [];
  const warnings = withinBudget(
    applied.findings.map(
      ({ place, summary, remedies }) =>
        `${place ? `${code(place)}: ` : ''}${plain(summary)}. ${remedies
          .map(remedy => plain(remedy.title))
          .join('; ')}`,
    ),
    LIST_BUDGET,
  );
  return checklist([
    'Service, environment and namespace are correct',
    ...own,
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
  const { service, change, tabUrl } = subject;
  const operator =
    change.approach === 'external-secrets'
      ? 'The External Secrets Operator then reads the values from the store and writes the Secrets.'
      : 'The Sealed Secrets controller then decrypts the values and writes the Secrets.';
  const tab = tabUrl ? ` [Secrets tab](${encodeURI(tabUrl)})` : ' Secrets tab';
  return [
    `The release ${code(service.release)} in the namespace ${code(
      service.namespace,
    )} of the cluster ${code(
      service.cluster,
    )} takes the values file over at its next deployment. ${operator} Pods that read a Secret through environment variables see it after a restart.`,
    '',
    'This command waits until the operator has applied the deployed configuration:',
    '',
    '```sh',
    waitCommand(subject),
    '```',
    '',
    `The service's${tab} follows this pull request until the Secrets are in the cluster.`,
  ].join('\n');
}

/**
 * Title and body of the pull request for a change: what changes, for which
 * service and environment, what a reviewer should check, and what happens on
 * merge. They hold names and references only.
 * @public
 */
export function pullRequestText(subject: PullRequestSubject): PullRequestText {
  const { service } = subject;
  return {
    title: title(subject),
    description: [
      '## What changes',
      '',
      `The values file ${code(service.valuesPath)} of the service ${code(
        service.entityRef,
      )}, for the environment ${code(service.environment)} (cluster ${code(
        service.cluster,
      )}, namespace ${code(service.namespace)}).`,
      '',
      objectTable(subject),
      '',
      source(subject),
      '',
      '## What to check',
      '',
      checks(subject),
      '',
      '## What happens on merge',
      '',
      afterMerge(subject),
      '',
    ].join('\n'),
  };
}
