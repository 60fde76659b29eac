import { KubernetesObject } from '../../objects';
import { FieldError } from '../apiErrors';
import { invalidType, invalidValue, tooLong } from '../fieldErrors';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_WORDS =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const KEY_NAME = /^[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/;
const KEY_WORDS =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE = /^([A-Za-z0-9]([-\w.]*[A-Za-z0-9])?)?$/;
const LABEL_WORDS =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Limit of the size of all annotations together, keys included. */
const ANNOTATIONS_LIMIT = 256 * 1024;

/** The faults of an object's metadata, with the API server's messages. */
export function metadataErrors({ metadata }: KubernetesObject): FieldError[] {
  const { name, labels = {}, annotations = {} } = metadata;
  const errors: FieldError[] = [];
  if (!SUBDOMAIN.test(name) || name.length > 253) {
    // RBAC names may contain every character of a path segment.
    errors.push(invalidValue('metadata.name', name, SUBDOMAIN_WORDS));
  }
  for (const [key, value] of Object.entries(labels)) {
    errors.push(...keyErrors('metadata.labels', key));
    if (typeof value !== 'string') {
      errors.push(invalidType('metadata.labels', typeof value, 'string'));
    } else if (!LABEL_VALUE.test(value) || value.length > 63) {
      errors.push(invalidValue('metadata.labels', value, LABEL_WORDS));
    }
  }
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    errors.push(...keyErrors('metadata.annotations', key.toLowerCase()));
    if (typeof value !== 'string') {
      errors.push(invalidType('metadata.annotations', typeof value, 'string'));
    } else {
      size += Buffer.byteLength(key) + Buffer.byteLength(value);
    }
  }
  if (size > ANNOTATIONS_LIMIT) {
    errors.push(tooLong('metadata.annotations', ANNOTATIONS_LIMIT));
  }
  return errors;
}

function keyErrors(field: string, key: string): FieldError[] {
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  const prefix = parts.length === 2 ? parts[0] : 'example.com';
  const valid =
    parts.length <= 2 &&
    KEY_NAME.test(name) &&
    name.length <= 63 &&
    SUBDOMAIN.test(prefix) &&
    prefix.length <= 253;
  return valid ? [] : [invalidValue(field, key, KEY_WORDS)];
}
