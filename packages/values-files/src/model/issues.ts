import { z } from 'zod';
import { ISSUE_TEXTS } from './issueTexts';
import { looksLikeCredential } from './credentialForms';

export { MESSAGES } from './messagesKeyword';

const SAFE_SEGMENT = /^[-._a-zA-Z0-9]{1,253}$/;

/**
 * The place of an issue, such as `components.compute.keys[0].remoteKey`. A key
 * that is not a plain name, or has the form of a credential, is not repeated:
 * it may be a value.
 * @public
 */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, segment) => {
    if (typeof segment === 'number') {
      return `${place}[${segment}]`;
    }
    const name = String(segment);
    const shown =
      SAFE_SEGMENT.test(name) && !looksLikeCredential(name)
        ? name
        : '[a key that is no name]';
    return place ? `${place}.${shown}` : shown;
  }, '');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with keys',
};

const oneOf = (values: readonly unknown[]) =>
  values.length === 1
    ? `it must be ${values[0]}`
    : `it must be one of ${values.join(', ')}`;

/**
 * Messages for schemas without a message of their own, as zod's `error`. None
 * quotes the input.
 * @public
 */
export const issueText: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? ISSUE_TEXTS.missing
        : `it must be ${TYPES[issue.expected] ?? 'of another type'}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options)
        : ISSUE_TEXTS.form;
    case 'too_small':
      return issue.minimum === 1
        ? ISSUE_TEXTS.empty
        : `it has less than ${issue.minimum}`;
    case 'too_big':
      return `it is longer than ${issue.maximum}`;
    case 'unrecognized_keys':
      return 'has unknown fields';
    default:
      return ISSUE_TEXTS.form;
  }
};

/**
 * The faults of an input, by path; neither messages nor paths quote the input.
 * @public
 */
export function describeIssues(error: z.ZodError): string[] {
  return error.issues.map(issue => {
    const place = placeOf(issue.path);
    const message =
      issue.code === 'invalid_key'
        ? issue.issues[0]?.message ?? 'a key is not allowed'
        : issue.message;
    return place ? `${place}: ${message}` : message;
  });
}
