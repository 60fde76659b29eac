import {
  environmentParameterSchemas,
  migrationParameterSchemas,
  resealParameterSchemas,
  rotationParameterSchemas,
  secretStoreParameterSchemas,
  sopsParameterSchemas,
  sopsRecipientsParameterSchemas,
  wizardParameterSchemas,
} from '@floe/backstage-plugin-floe-secrets-common';
import { readYaml } from './__testUtils__/scaffolder';

/** Run `yarn generate-template` if this test fails. */
describe.each([
  ['add-secrets', wizardParameterSchemas()],
  ['encrypt-secrets', sopsParameterSchemas()],
  ['new-environment', environmentParameterSchemas()],
  ['new-secret-store', secretStoreParameterSchemas()],
  ['reseal-secrets', resealParameterSchemas()],
  ['migrate-secrets', migrationParameterSchemas()],
  ['rotate-secrets', rotationParameterSchemas()],
  ['change-recipients', sopsRecipientsParameterSchemas()],
])('the JSON schema in the template %s', (template, schemas) => {
  const steps: {
    properties: Record<string, object>;
    definitions?: object;
    propertyNames?: object;
  }[] = readYaml(`templates/${template}/template.yaml`).spec.parameters;
  const { definitions, parameterNames, parameters } = schemas;

  it.each(Object.entries(parameters))('is that of %s', (name, schema) => {
    const step = steps.find(({ properties }) => name in properties)!;
    expect(step.properties[name]).toMatchObject(schema);
    const refers = JSON.stringify(step.properties).includes('#/definitions/');
    expect(step.definitions).toEqual(refers ? definitions : undefined);
  });

  it('allows no other parameters', () => {
    expect(steps[0].propertyNames).toEqual(parameterNames);
  });
});
