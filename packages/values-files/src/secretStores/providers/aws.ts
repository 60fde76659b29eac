import { secretRef, serviceAccountRef } from '../fields';
import { StoreProvider } from '../types';

/** AWS Secrets Manager and Parameter Store. */
export const aws: StoreProvider = {
  provider: 'aws',
  fields: [
    {
      path: 'aws.service',
      type: 'choice',
      choices: ['SecretsManager', 'ParameterStore'],
      isRequired: true,
      initial: 'SecretsManager',
    },
    { path: 'aws.region', type: 'region', isRequired: true },
    { path: 'aws.role', type: 'roleArn' },
    { path: 'aws.externalID', type: 'word' },
  ],
  auths: [
    {
      id: 'irsa',
      isIdentity: true,
      fields: serviceAccountRef('aws.auth.jwt.serviceAccountRef'),
      refs: ['aws.auth.jwt.serviceAccountRef'],
      serviceAccount: 'aws.auth.jwt.serviceAccountRef',
      identity: { type: 'roleArn', annotation: 'eks.amazonaws.com/role-arn' },
    },
    { id: 'podIdentity', isIdentity: true, fields: [], refs: [] },
    {
      id: 'accessKey',
      isIdentity: false,
      fields: [
        ...secretRef('aws.auth.secretRef.accessKeyIDSecretRef', 'access-key'),
        ...secretRef(
          'aws.auth.secretRef.secretAccessKeySecretRef',
          'secret-access-key',
        ),
        ...secretRef(
          'aws.auth.secretRef.sessionTokenSecretRef',
          'session-token',
          { isOptional: true },
        ),
      ],
      refs: [
        'aws.auth.secretRef.accessKeyIDSecretRef',
        'aws.auth.secretRef.secretAccessKeySecretRef',
        'aws.auth.secretRef.sessionTokenSecretRef',
      ],
    },
  ],
};
