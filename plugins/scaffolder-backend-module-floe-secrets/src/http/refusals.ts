import { MESSAGES, placeOf } from '@floe/values-files';
import type { RequestHandler } from 'express';

/** A fault that the scaffolder finds with a JSON schema (library `jsonschema`). */
type SchemaFault = {
  path: (string | number)[];
  message: string;
  name: string;
  schema?: { [MESSAGES]?: Record<string, string> };
};

const isSchemaFault = (fault: unknown): fault is SchemaFault =>
  typeof fault === 'object' &&
  fault !== null &&
  'instance' in fault &&
  'path' in fault &&
  Array.isArray(fault.path);

function withoutText(fault: SchemaFault) {
  const { path, name, schema } = fault;
  const property = `instance.${placeOf(path)}`.replace(/\.(?=\[|$)/, '');
  const message =
    schema?.[MESSAGES]?.[name] ??
    (name === 'additionalProperties'
      ? 'it holds a field that is not known here'
      : fault.message);
  return {
    property,
    message,
    name,
    instance: {},
    stack: `${property} ${message}`,
  };
}

/**
 * Removes quotations of the input from the scaffolder's refusals. When a task
 * does not match the JSON schema of its template, the scaffolder answers with
 * each fault, and each fault quotes the text. A portal shows that answer and
 * may report it. The place and the kind of fault stay.
 */
export function refusalsWithoutText(): RequestHandler {
  return (_req, res, next) => {
    const json = res.json.bind(res);
    res.json = body => {
      const errors = res.statusCode === 400 ? body?.errors : undefined;
      return json(
        Array.isArray(errors)
          ? {
              ...body,
              errors: errors.map(fault =>
                isSchemaFault(fault) ? withoutText(fault) : fault,
              ),
            }
          : body,
      );
    };
    next();
  };
}
