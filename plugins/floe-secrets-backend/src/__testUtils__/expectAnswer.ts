import Ajv2020 from 'ajv/dist/2020';
import type { Response } from 'supertest';
import { spec } from '../schema/generated/spec';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(spec, 'spec');

/** Holds an answer against what the OpenAPI document promises for its path, method and status. */
export function expectAnswer(
  response: Response,
  path: string,
  method: 'get' | 'post' = 'get',
): void {
  const place = [path, method, 'responses', String(response.status)]
    .map(part => encodeURIComponent(part.replaceAll('/', '~1')))
    .join('/');
  const validate = ajv.getSchema(
    `spec#/paths/${place}/content/application~1json/schema`,
  );
  if (!validate) {
    throw new Error(
      `The API promises nothing for ${method} ${path} with ${response.status}`,
    );
  }
  validate(response.body);
  expect(validate.errors ?? []).toEqual([]);
}
