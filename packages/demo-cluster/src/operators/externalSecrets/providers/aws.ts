import { randomUUID } from 'node:crypto';
import { Store } from '../types';
import {
  isReferent,
  readSecretKey,
  requireServiceAccount,
} from './credentials';
import { ProviderContext, ProviderError, SecretKeySelector } from './provider';
import { ProviderWords } from './simulated';

type AwsSpec = {
  region: string;
  role?: string;
  auth?: {
    jwt?: { serviceAccountRef: { name: string; namespace?: string } };
    secretRef?: {
      accessKeyIDSecretRef: SecretKeySelector;
      secretAccessKeySecretRef: SecretKeySelector;
      sessionTokenSecretRef?: SecretKeySelector;
    };
  };
};

function specOf(store: Store): AwsSpec {
  return store.spec!.provider.aws as unknown as AwsSpec;
}

function authenticate(store: Store, context: ProviderContext): void {
  const { jwt, secretRef } = specOf(store).auth ?? {};
  const wrap = (text: string) => `unable to create session: ${text}`;
  if (jwt) {
    requireServiceAccount(store, context, jwt.serviceAccountRef, text =>
      wrap(text.replace('serviceaccounts', 'ServiceAccount')),
    );
  } else if (secretRef) {
    for (const [selector, label] of [
      [secretRef.secretAccessKeySecretRef, 'SecretAccessKey'],
      [secretRef.accessKeyIDSecretRef, 'accessKeyID'],
      [secretRef.sessionTokenSecretRef, 'SessionToken'],
    ] as const) {
      if (selector) {
        readWrapped(store, context, selector, text =>
          wrap(`could not fetch ${label} secret: ${text}`),
        );
      }
    }
  }
}

function readWrapped(
  store: Store,
  context: ProviderContext,
  selector: SecretKeySelector,
  wrap: (text: string) => string,
): void {
  try {
    readSecretKey(store, context, selector);
  } catch (error) {
    throw new ProviderError(wrap((error as Error).message));
  }
}

/**
 * AWS Secrets Manager. Texts: pkg/provider/aws, and aws-sdk-go-v2 and
 * smithy-go, which compose the error of an operation. A store whose
 * credentials AWS refuses is still valid: validating does not call it.
 */
export const awsWords: ProviderWords = {
  key: 'aws',
  capabilities: 'ReadWrite',
  authenticate,
  isReferent: store => {
    const { jwt, secretRef } = specOf(store).auth ?? {};
    return isReferent(store, [
      jwt?.serviceAccountRef,
      secretRef?.accessKeyIDSecretRef,
      secretRef?.secretAccessKeySecretRef,
    ]);
  },
  readFailed(failure, { key }, store) {
    const { region, role = 'arn:aws:iam::123456789012:role/external-secrets' } =
      specOf(store);
    const operation = 'operation error Secrets Manager: GetSecretValue';
    const tries = 'exceeded maximum number of attempts, 3';
    const answered = (code: number) =>
      `https response error StatusCode: ${code}, RequestID: ${randomUUID()}`;
    switch (failure) {
      case 'access-denied': {
        const session = role.replace(
          /^arn:aws:iam::(\d+):role\/(.+)$/,
          'arn:aws:sts::$1:assumed-role/$2/external-secrets-provider-aws',
        );
        return `${operation}, ${answered(
          400,
        )}, api error AccessDeniedException: User: ${session} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${key} because no identity-based policy allows the secretsmanager:GetSecretValue action`;
      }
      case 'throttled':
        return `${operation}, ${tries}, ${answered(
          400,
        )}, api error ThrottlingException: Rate exceeded`;
      case 'unavailable':
        return `${operation}, ${tries}, ${answered(
          500,
        )}, api error InternalServiceError: An error occurred on the server side.`;
      default: {
        const host = `secretsmanager.${region}.amazonaws.com`;
        return `${operation}, ${tries}, https response error StatusCode: 0, RequestID: , request send failed, Post "https://${host}/": dial tcp: lookup ${host} on 10.96.0.10:53: no such host`;
      }
    }
  },
  propertyMissing: ({ property, key }) =>
    `key ${property} does not exist in secret ${key}`,
  notJson: ({ key }) =>
    `unable to unmarshal secret ${key}: invalid character in value`,
};
