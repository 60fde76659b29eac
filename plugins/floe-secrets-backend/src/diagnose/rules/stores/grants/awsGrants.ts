import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../../model/observed';
import { ProviderUse } from './ProviderUse';

/**
 * What the operator's AWS provider calls for each use, by its documentation
 * and `pkg/provider/aws`.
 */
const AWS_ACTIONS: Record<
  'parameter' | 'secret',
  Record<Exclude<ProviderUse, 'list' | 'generate'>, string[]>
> = {
  parameter: actions(
    ['ssm:GetParameter'],
    ['ssm:PutParameter', 'ssm:AddTagsToResource', 'ssm:ListTagsForResource'],
    'ssm:DeleteParameter',
  ),
  secret: actions(
    ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    [
      'secretsmanager:CreateSecret',
      'secretsmanager:PutSecretValue',
      'secretsmanager:TagResource',
    ],
    'secretsmanager:DeleteSecret',
  ),
};

function actions(read: string[], write: string[], remove: string) {
  return {
    read,
    push: [...read, ...write],
    'push-and-delete': [...read, ...write, remove],
  };
}

/** Policies of AWS. */
export function awsPolicy(
  { detail }: ObservedStore,
  key: string,
  use: Exclude<ProviderUse, 'list' | 'generate'>,
): Remedy {
  const { region = '*', role, service } = detail;
  const [, partition = 'aws', account = '*'] =
    /^arn:([\w-]+):iam::(\d{12}):role\//.exec(role ?? '') ?? [];
  const type = service === 'ParameterStore' ? 'parameter' : 'secret';
  const arn =
    type === 'parameter'
      ? `arn:${partition}:ssm:${region}:${account}:parameter/${key.replace(
          /^\//,
          '',
        )}`
      : // Secrets Manager appends a hyphen and six characters to the name.
        `arn:${partition}:secretsmanager:${region}:${account}:secret:${key}-??????`;
  return {
    title: `Give ${holder(
      role,
    )} this policy; if a key of AWS KMS encrypts the ${type}, it needs kms:Decrypt${
      use === 'read' ? '' : ' and kms:GenerateDataKey'
    } on that key too`,
    manifest: allow(AWS_ACTIONS[type][use], key.startsWith('arn:') ? key : arn),
  };
}

/** https://external-secrets.io/latest/provider/aws-secrets-manager/#iam-policy */
export function awsListPolicy({ detail }: ObservedStore): Remedy {
  const { role, service } = detail;
  const isParameter = service === 'ParameterStore';
  return {
    title: `Give ${holder(role)} this policy, and let it read the ${
      isParameter ? 'parameters' : 'secrets'
    } that match`,
    manifest: allow(
      isParameter
        ? ['ssm:DescribeParameters', 'ssm:GetParametersByPath']
        : ['secretsmanager:ListSecrets', 'secretsmanager:BatchGetSecretValue'],
      '*',
    ),
  };
}

function holder(role: string | undefined): string {
  return role ? `the role ${role}` : 'the identity of the store';
}

export function allow(actionNames: string[], resource: string): string {
  const statement = {
    Effect: 'Allow',
    Action: actionNames,
    Resource: resource,
  };
  return JSON.stringify(
    { Version: '2012-10-17', Statement: [statement] },
    null,
    2,
  );
}
