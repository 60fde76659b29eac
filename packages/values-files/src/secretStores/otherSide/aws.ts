import { command, file, lines, printed } from './shell';
import { credentialSteps } from './secrets';
import { OtherSide, OtherSideStep } from './types';

const ROLE = /:role\/(?:.*\/)?([^/]+)$/;

function readPolicy({ at, prefix }: OtherSide): string {
  const region = at('aws.region') ?? '*';
  const isParameters = at('aws.service') === 'ParameterStore';
  const names = prefix.replace(/^\//, '');
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        isParameters
          ? {
              Effect: 'Allow',
              Action: [
                'ssm:GetParameter',
                'ssm:GetParameterHistory',
                'ssm:GetParameters',
                'ssm:GetParametersByPath',
              ],
              Resource: `arn:aws:ssm:${region}:$ACCOUNT:parameter/${names}*`,
            }
          : {
              Effect: 'Allow',
              Action: [
                'secretsmanager:GetSecretValue',
                'secretsmanager:DescribeSecret',
              ],
              Resource: `arn:aws:secretsmanager:${region}:$ACCOUNT:secret:${names}*`,
            },
      ],
    },
    null,
    2,
  );
}

function putPolicy(
  side: OtherSide,
  owner: 'role' | 'user',
  name: string,
): OtherSideStep {
  return {
    id: 'awsPolicy',
    commands: [
      `ACCOUNT=${printed(
        'aws sts get-caller-identity --query Account --output text',
      )}`,
      file('read-secrets.json', readPolicy(side)),
      lines(
        command('aws', 'iam', `put-${owner}-policy`, `--${owner}-name`, name),
        command('--policy-name', `${side.store.name}-read`),
        command('--policy-document', 'file://read-secrets.json'),
      ),
    ].join('\n'),
  };
}

const trustOf = (statement: object) =>
  JSON.stringify(
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
    null,
    2,
  );

const createRole = (name: string) =>
  lines(
    command('aws', 'iam', 'create-role', '--role-name', name),
    '--assume-role-policy-document file://trust.json',
  );

/**
 * The role of a ServiceAccount: its trust policy names only the cluster's
 * issuer and the account.
 */
export function awsRoleSteps(side: OtherSide): OtherSideStep[] {
  const { account, store } = side;
  const region = side.at('aws.region') ?? side.at('vault.auth.iam.region');
  const name = ROLE.exec(store.identity ?? '')?.[1] ?? store.name;
  const trust = trustOf({
    Principal: {
      Federated: 'arn:aws:iam::$ACCOUNT:oidc-provider/$ISSUER',
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        '$ISSUER:aud': 'sts.amazonaws.com',
        '$ISSUER:sub': `system:serviceaccount:${account.namespace}:${account.name}`,
      },
    },
  });
  return [
    {
      id: 'awsRole',
      commands: [
        `ACCOUNT=${printed(
          'aws sts get-caller-identity --query Account --output text',
        )}`,
        `ISSUER=${printed(
          `aws eks describe-cluster --name CLUSTER_NAME --region ${region} --query cluster.identity.oidc.issuer --output text | sed 's|^https://||'`,
        )}`,
        file('trust.json', trust),
        createRole(name),
      ].join('\n'),
    },
  ];
}

/** The role that a store names in `role`, and the principal that it has to trust. */
function assumedRoleSteps(side: OtherSide): OtherSideStep[] {
  const role = side.at('aws.role');
  const name = ROLE.exec(role ?? '')?.[1];
  if (!role || !name) {
    return [];
  }
  const externalId = side.at('aws.externalID');
  return [
    {
      id: 'awsAssumedRole',
      commands: [
        file(
          'trust.json',
          trustOf({
            Principal: { AWS: side.store.identity ?? 'ARN_OF_THE_CALLER' },
            Action: 'sts:AssumeRole',
            ...(externalId && {
              Condition: { StringEquals: { 'sts:ExternalId': externalId } },
            }),
          }),
        ),
        createRole(name),
      ].join('\n'),
    },
  ];
}

/** IAM for Secrets Manager and Parameter Store. */
export function awsSteps(side: OtherSide, auth: string): OtherSideStep[] {
  const { store } = side;
  const assumed = assumedRoleSteps(side);
  const reader = ROLE.exec(side.at('aws.role') ?? '')?.[1];
  switch (auth) {
    case 'irsa':
      return [
        ...awsRoleSteps(side),
        ...assumed,
        putPolicy(
          side,
          'role',
          reader ?? ROLE.exec(store.identity ?? '')?.[1] ?? store.name,
        ),
      ];
    case 'podIdentity':
      return [
        {
          id: 'awsPodIdentity',
          commands: [
            file(
              'trust.json',
              trustOf({
                Principal: { Service: 'pods.eks.amazonaws.com' },
                Action: ['sts:AssumeRole', 'sts:TagSession'],
              }),
            ),
            createRole('external-secrets'),
            lines(
              'aws eks create-pod-identity-association --cluster-name CLUSTER_NAME',
              '--namespace external-secrets-system --service-account external-secrets',
              `--role-arn ${printed(
                'aws iam get-role --role-name external-secrets --query Role.Arn --output text',
              )}`,
            ),
          ].join('\n'),
        },
        ...assumed,
        putPolicy(side, 'role', reader ?? 'external-secrets'),
      ];
    default:
      return [
        {
          id: 'awsUser',
          commands: command(
            'aws',
            'iam',
            'create-user',
            '--user-name',
            store.name,
          ),
        },
        ...assumed,
        putPolicy(side, reader ? 'role' : 'user', reader ?? store.name),
        ...credentialSteps(side),
      ];
  }
}
