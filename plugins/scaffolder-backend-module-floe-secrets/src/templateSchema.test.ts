import { wizardParameterSchemas } from '@floe/backstage-plugin-floe-secrets-common';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const file = path.resolve(
  __dirname,
  '../../../templates/add-secrets/template.yaml',
);

/** Run `yarn generate-template` where this fails. */
describe('the JSON schema in the template add-secrets', () => {
  const steps: {
    properties: Record<string, object>;
    definitions?: object;
    propertyNames?: object;
  }[] = parse(readFileSync(file, 'utf8')).spec.parameters;
  const { definitions, parameterNames, parameters } = wizardParameterSchemas();

  it.each(Object.entries(parameters))('is that of %s', (name, schema) => {
    const step = steps.find(({ properties }) => name in properties)!;
    expect(step.properties[name]).toMatchObject(schema);
    const refers = JSON.stringify(schema).includes('#/definitions/');
    expect(step.definitions).toEqual(refers ? definitions : undefined);
  });

  it('allows no other parameters', () => {
    expect(steps[0].propertyNames).toEqual(parameterNames);
  });
});
