import { anything, listOf, mapOf, object, StringSchema, text } from './schema';

/** Name of an object: an RFC 1123 subdomain. */
export const objectName: StringSchema = {
  type: 'string',
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  minLength: 1,
  maxLength: 253,
};
/** Key of a Secret's data. */
export const dataKey: StringSchema = {
  type: 'string',
  pattern: /^[-._a-zA-Z0-9]+$/,
  minLength: 1,
  maxLength: 253,
};
/** Name of a namespace: an RFC 1123 label. */
export const namespaceName: StringSchema = {
  type: 'string',
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  minLength: 1,
  maxLength: 63,
};
/** A LabelSelector, which has one owner as a whole. */
export const labelSelector = object(
  { matchLabels: mapOf(text), matchExpressions: listOf(anything) },
  { atomic: true },
);
