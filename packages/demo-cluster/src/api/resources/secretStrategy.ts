import { isEqual } from 'lodash';
import { CorruptInputError, decodeGoBase64 } from '../../goBase64';
import { KubernetesObject, Secret } from '../../objects';
import { badRequest, FieldError } from '../apiErrors';
import { forbiddenField, invalidValue } from '../fieldErrors';
import { Strategy } from './definition';

/**
 * Values are base64; `stringData` is merged into `data`; immutable Secrets do
 * not change.
 */
export const secretStrategy: Strategy = {
  prepare(object) {
    const secret = object as Secret;
    for (const value of Object.values(secret.data ?? {})) {
      checkBase64(value);
    }
    const plain = secret.stringData as Record<string, string> | undefined;
    if (plain) {
      secret.data = Object.fromEntries([
        ...Object.entries(secret.data ?? {}),
        ...Object.entries(plain).map(([key, value]) => [
          key,
          Buffer.from(String(value), 'utf8').toString('base64'),
        ]),
      ]);
      delete secret.stringData;
    }
    secret.type ||= 'Opaque';
  },

  validate(object, previous) {
    const secret = object as Secret;
    return [
      ...keyErrors(secret),
      ...(previous ? immutabilityErrors(secret, previous as Secret) : []),
    ];
  },
};

export const configMapStrategy: Strategy = {
  validate: object => keyErrors(object),
};

function checkBase64(value: unknown): void {
  try {
    decodeGoBase64(value as string);
  } catch (error) {
    throw badRequest(
      `Secret in version "v1" cannot be handled as a Secret: ${
        error instanceof CorruptInputError
          ? error.message
          : 'json: cannot unmarshal into Go struct field Secret.data of type []uint8'
      }`,
    );
  }
}

function keyErrors(object: KubernetesObject): FieldError[] {
  return Object.keys((object.data as object | undefined) ?? {})
    .filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key))
    .map(key =>
      invalidValue(
        `data[${key}]`,
        key,
        `a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
      ),
    );
}

function immutabilityErrors(secret: Secret, previous: Secret): FieldError[] {
  const errors: FieldError[] = [];
  if (secret.type !== previous.type) {
    errors.push(invalidValue('type', secret.type, 'field is immutable'));
  }
  if (previous.immutable) {
    const detail = 'field is immutable when `immutable` is set';
    if (!secret.immutable) {
      errors.push(forbiddenField('immutable', detail));
    }
    if (!isEqual(secret.data ?? {}, previous.data ?? {})) {
      errors.push(forbiddenField('data', detail));
    }
  }
  return errors;
}
