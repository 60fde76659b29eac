import { FieldError } from './apiErrors';

// The texts are those of k8s.io/apimachinery/pkg/util/validation/field.

export function required(field: string, detail?: string): FieldError {
  return {
    reason: 'FieldValueRequired',
    field,
    body: detail ? `Required value: ${detail}` : 'Required value',
  };
}

export function invalidValue(
  field: string,
  value: unknown,
  detail: string,
): FieldError {
  return {
    reason: 'FieldValueInvalid',
    field,
    body: `Invalid value: ${JSON.stringify(value)}: ${detail}`,
  };
}

export function invalidType(
  field: string,
  actual: string,
  expected: string,
): FieldError {
  return {
    reason: 'FieldValueTypeInvalid',
    field,
    body: `Invalid value: "${actual}": ${field} in body must be of type ${expected}: "${actual}"`,
  };
}

export function notSupported(
  field: string,
  value: unknown,
  supported: readonly string[],
): FieldError {
  const values = supported.map(item => JSON.stringify(item)).join(', ');
  return {
    reason: 'FieldValueNotSupported',
    field,
    body: `Unsupported value: ${JSON.stringify(
      value,
    )}: supported values: ${values}`,
  };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return {
    reason: 'FieldValueForbidden',
    field,
    body: `Forbidden: ${detail}`,
  };
}

export function tooLong(field: string, limit: number): FieldError {
  return {
    reason: 'FieldValueTooLong',
    field,
    body: `Too long: may not be more than ${limit} bytes`,
  };
}
