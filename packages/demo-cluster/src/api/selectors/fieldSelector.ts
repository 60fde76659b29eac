import { get } from 'lodash';
import { KubernetesObject } from '../../objects';
import { badRequest } from '../apiErrors';

type ObjectMatcher = (object: KubernetesObject) => boolean;

/** A term of a field selector. */
type Term = {
  field: string;
  value: string;
  equal: boolean;
};

/**
 * Parses the `fieldSelector` of a request: `field=value`, `field==value` and
 * `field!=value`, joined by commas, which are escaped in values.
 *
 * @param supported - the fields by which this kind can be selected, besides its
 *   name and namespace
 * @throws a `BadRequest` ApiError for other fields
 */
export function parseFieldSelector(
  text: string,
  supported: readonly string[],
): ObjectMatcher {
  const terms = splitUnescaped(text).map(parseTerm);
  for (const { field } of terms) {
    if (
      field !== 'metadata.name' &&
      field !== 'metadata.namespace' &&
      !supported.includes(field)
    ) {
      throw badRequest(`field label not supported: ${field}`);
    }
  }
  return object =>
    terms.every(
      ({ field, value, equal }) => (valueOf(object, field) === value) === equal,
    );
}

function parseTerm(text: string): Term {
  const match = /^([^=!]+)(!=|==|=)(.*)$/s.exec(text);
  if (!match) {
    throw badRequest(`invalid selector: '${text}'; can't understand '${text}'`);
  }
  return {
    field: match[1].trim(),
    equal: match[2] !== '!=',
    value: match[3].replace(/\\([\\,=])/g, '$1'),
  };
}

function splitUnescaped(text: string): string[] {
  return (text.match(/(?:\\.|[^,\\])+/gs) ?? []).filter(term => term.trim());
}

function valueOf(object: KubernetesObject, field: string): string {
  const value =
    field === 'source'
      ? get(object, 'source.component') || get(object, 'reportingComponent')
      : get(object, field);
  return value === undefined || value === null ? '' : String(value);
}
