import { stringifyForGo } from '../../model/quoteForGo';
import { credentialSteps } from './secrets';
import { command, lines } from './shell';
import { OtherSide, OtherSideStep } from './types';

/** IAM of IBM Cloud: rights are granted for an instance of Secrets Manager. */
export function ibmSteps(side: OtherSide, auth: string): OtherSideStep[] {
  const { at, store } = side;
  const instance =
    /^https?:\/\/([0-9a-f-]{36})\./.exec(at('ibm.serviceUrl') ?? '')?.[1] ??
    'INSTANCE_ID';
  const policy = (kind: string, name: string) =>
    lines(
      command('ibmcloud', 'iam', `${kind}-policy-create`, name),
      command('--roles', 'SecretsReader', '--service-name', 'secrets-manager'),
      command('--service-instance', instance),
    );
  if (auth === 'trustedProfile') {
    const profile = at('ibm.auth.containerAuth.profile') ?? store.name;
    return [
      {
        id: 'ibmProfile',
        commands: [
          command('ibmcloud', 'iam', 'trusted-profile-create', profile),
          lines(
            command('ibmcloud', 'iam', 'trusted-profile-link-create', profile),
            command('--name', store.name, '--cr-type', 'IKS_SA'),
            '--link-crn CRN_OF_THE_CLUSTER',
            '--link-namespace external-secrets-system --link-name external-secrets',
          ),
        ].join('\n'),
      },
      { id: 'ibmAccess', commands: policy('trusted-profile', profile) },
    ];
  }
  const key = at('ibm.auth.secretRef.secretApiKeySecretRef.key') ?? '';
  return [
    {
      id: 'ibmServiceId',
      commands: command('ibmcloud', 'iam', 'service-id-create', store.name),
    },
    { id: 'ibmAccess', commands: policy('service', store.name) },
    ...credentialSteps(side).map(step => ({
      ...step,
      commands: [
        `${command(
          'ibmcloud',
          'iam',
          'service-api-key-create',
          store.name,
          store.name,
          '--output',
          'json',
        )} | jq -j .apikey > ${key}`,
        step.commands,
      ].join('\n'),
    })),
  ];
}

/** Conjur's policy: the host of the store, and the variables that it may read. */
export function conjurSteps(side: OtherSide, auth: string): OtherSideStep[] {
  const { account, at, prefix, store } = side;
  const service = at('conjur.auth.jwt.serviceID');
  const isJwt = auth === 'jwt';
  const annotations = isJwt
    ? [
        '  annotations:',
        `    authn-jwt/${service}/kubernetes.io/namespace: ${account.namespace}`,
        `    authn-jwt/${service}/kubernetes.io/serviceaccount/name: ${account.name}`,
      ]
    : [];
  const policy = [
    '- !host',
    `  id: ${store.name}`,
    ...annotations,
    ...(isJwt
      ? [
          '- !grant',
          `  role: !group conjur/authn-jwt/${service}/apps`,
          `  member: !host ${store.name}`,
        ]
      : []),
    '- !permit',
    `  role: !host ${store.name}`,
    '  privileges: [read, execute]',
    `  resource: !variable ${prefix}NAME_OF_A_VARIABLE`,
  ].join('\n');
  return [
    {
      id: 'conjurPolicy',
      commands: [
        `cat > ${store.name}.yml <<EOF`,
        policy,
        'EOF',
        command(
          'conjur',
          'policy',
          'load',
          '--branch',
          'root',
          '--file',
          `${store.name}.yml`,
        ),
      ].join('\n'),
    },
    ...credentialSteps(side),
  ];
}

/**
 * The objects that the Kubernetes provider needs in the other namespace: a role
 * for Secrets and for its own checks.
 */
export function kubernetesSteps(
  side: OtherSide,
  auth: string,
): OtherSideStep[] {
  const { account, at, store } = side;
  const namespace = at('kubernetes.remoteNamespace') ?? 'default';
  const isAccount = auth === 'serviceAccount';
  const objects = [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: `${store.name}-read`, namespace },
      rules: [
        {
          apiGroups: [''],
          resources: ['secrets'],
          verbs: ['get', 'list', 'watch'],
        },
        {
          apiGroups: ['authorization.k8s.io'],
          resources: ['selfsubjectrulesreviews'],
          verbs: ['create'],
        },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: `${store.name}-read`, namespace },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: `${store.name}-read`,
      },
      subjects: [
        isAccount
          ? {
              kind: 'ServiceAccount',
              name: account.name,
              namespace: account.namespace,
            }
          : {
              apiGroup: 'rbac.authorization.k8s.io',
              kind: 'User',
              name: 'USER_OF_THE_CREDENTIAL',
            },
      ],
    },
  ];
  return [
    {
      id: isAccount ? 'kubernetesRole' : 'kubernetesUser',
      commands: [
        'kubectl apply -f - <<EOF',
        `${objects.map(object => stringifyForGo(object)).join('---\n')}EOF`,
      ].join('\n'),
    },
    ...credentialSteps(side),
  ];
}
