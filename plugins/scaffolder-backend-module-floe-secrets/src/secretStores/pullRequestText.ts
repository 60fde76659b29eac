import {
  SecretStoreChange,
  SecretStorePlan,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  authOf,
  markdownCode,
  markdownText,
  OTHER_SIDE_TITLES,
  otherSideSteps,
  storeServiceAccount,
} from '@floe/values-files';

/** The input of the text of a pull request. */
type StorePullRequest = {
  service: ServiceFieldValue;
  change: SecretStoreChange;
  plan: Pick<SecretStorePlan, 'flux' | 'kustomization'>;
  /** Path of the kustomization that the pull request changes. */
  kustomizationPath: string | undefined;
  /** Prefix of the names of the secrets that the store may read. */
  prefix: string;
  tabUrl: string | undefined;
};

function whoMayUse({ change, service }: StorePullRequest): string {
  if (change.kind === 'SecretStore') {
    return `ExternalSecrets of the namespace ${markdownCode(
      service.namespace,
    )} may use it.`;
  }
  const parts = (change.conditions ?? []).flatMap(
    ({ namespaces = [], namespaceSelector }) => [
      ...namespaces.map(markdownCode),
      ...Object.entries(namespaceSelector?.matchLabels ?? {}).map(
        ([label, value]) =>
          `those labelled ${markdownCode(`${label}=${value}`)}`,
      ),
    ],
  );
  return `It is for the whole cluster; its conditions let these namespaces use it: ${parts.join(
    ', ',
  )}.`;
}

function deployment(subject: StorePullRequest): string[] {
  const { change, kustomizationPath, plan } = subject;
  const path = markdownCode(change.path);
  if (plan.kustomization) {
    return [
      kustomizationPath
        ? `${markdownCode(
            kustomizationPath,
          )} lists ${path} with this pull request.`
        : `${markdownCode(plan.kustomization.path)} lists ${path} already.`,
    ];
  }
  return plan.flux.length > 0
    ? plan.flux.map(
        ({ name, namespace }) =>
          `The Kustomization ${markdownCode(
            `${namespace}/${name}`,
          )} of Flux applies the folder.`,
      )
    : [
        `The deployment of the service must apply ${path}: a Kustomization of Flux or an Application of Argo CD for its folder, or ${markdownCode(
          `kubectl apply --filename ${change.path}`,
        )}.`,
      ];
}

/** Title and body of the pull request for a new store; every name in it is escaped. */
export function storePullRequestText(subject: StorePullRequest): {
  title: string;
  description: string;
} {
  const { change, prefix, service, tabUrl } = subject;
  const { kind, name } = change;
  const { entityRef, environment, namespace } = service;
  const auth = authOf(change.provider);
  const account = storeServiceAccount(change, namespace);
  const [provider] = Object.keys(change.provider);
  const steps = otherSideSteps(change, { namespace, prefix });
  const title = `Add the ${kind} ${name} for ${entityRef.slice(
    entityRef.indexOf('/') + 1,
  )} in ${environment}`;
  const description = [
    `Adds ${markdownCode(change.path)} with the ${kind} ${markdownCode(
      name,
    )} for ${markdownCode(entityRef)} in ${markdownText(environment)}.`,
    '',
    `It reads from the provider ${markdownCode(provider)}. ${whoMayUse(
      subject,
    )}`,
    '',
    auth?.isIdentity
      ? 'It authenticates with an identity of the cluster: no credential is kept anywhere.'
      : 'It authenticates with a credential that is kept in a Secret of the cluster and has to be rotated. Prefer an identity of the cluster if the provider supports it.',
    ...(change.withServiceAccount && account
      ? [
          '',
          `The file creates the ServiceAccount ${markdownCode(
            `${account.namespace ?? namespace}/${account.name}`,
          )} too.`,
        ]
      : []),
    '',
    '## How it reaches the cluster',
    '',
    ...deployment(subject),
    '',
    '## At the provider',
    '',
    'The store becomes Ready, or its ExternalSecrets can be fetched, once this is done. Replace the words in capitals with your own values.',
    ...steps.flatMap(({ commands, id }, index) => [
      '',
      `### ${index + 1}. ${OTHER_SIDE_TITLES[id]}`,
      '',
      '```sh',
      commands,
      '```',
    ]),
    '',
    '## Checks for the reviewer',
    '',
    ...(kind === 'ClusterSecretStore'
      ? [
          '- [ ] The namespaces above may read everything that this store reads. A SecretStore in the namespace is enough for one service.',
        ]
      : []),
    '- [ ] The provider allows only these secrets.',
    '- [ ] A store that is Ready does not prove that the provider accepts its credentials: look at the first ExternalSecret that uses it.',
    ...(tabUrl ? ['', `[Secrets tab of the service](${tabUrl})`] : []),
    '',
  ].join('\n');
  return {
    title: title.length > 120 ? `${title.slice(0, 119)}…` : title,
    description,
  };
}
