import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import yaml from 'yaml';

/**
 * The step of a shipped template that has a parameter.
 *
 * @param template - the template's folder
 * @param parameter - for example `secretStore`
 */
export function stepOf(
  template: string,
  parameter: string,
): { title: string } & JsonObject {
  const file = resolve(
    __dirname,
    `../../../../templates/${template}/template.yaml`,
  );
  const { spec } = yaml.parse(readFileSync(file, 'utf8'));
  return spec.parameters.find(
    ({ properties }: { properties: object }) => parameter in properties,
  );
}
