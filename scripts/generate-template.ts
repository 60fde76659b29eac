// Writes the JSON schema of the wizard's fields into the templates. Run it
// after a change of these fields' schemas.
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
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument, YAMLMap } from 'yaml';

type Schemas = {
  parameters: Record<string, object>;
  definitions: object;
  parameterNames: object;
};

function write(name: string, schemas: Schemas) {
  const { parameters, definitions, parameterNames } = schemas;
  const file = path.resolve(__dirname, `../templates/${name}/template.yaml`);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const steps = document.getIn(['spec', 'parameters']);
  if (!isSeq<YAMLMap>(steps)) {
    throw new Error(`${file} has no list of parameters`);
  }
  steps.items.forEach((step, index) => {
    for (const [parameter, schema] of Object.entries(parameters)) {
      const property = step.getIn(['properties', parameter]);
      if (isMap(property)) {
        for (const [keyword, value] of Object.entries(schema)) {
          property.set(keyword, document.createNode(value));
        }
      }
    }
    if (step.toString().includes('#/definitions/')) {
      step.set('definitions', document.createNode(definitions));
    }
    if (index === 0) {
      step.set('propertyNames', document.createNode(parameterNames));
    }
  });
  writeFileSync(file, document.toString({ flowCollectionPadding: false }));
  execFileSync('prettier', ['--write', file], { stdio: 'inherit' });
}

write('add-secrets', wizardParameterSchemas());
write('encrypt-secrets', sopsParameterSchemas());
write('new-environment', environmentParameterSchemas());
write('new-secret-store', secretStoreParameterSchemas());
write('change-recipients', sopsRecipientsParameterSchemas());
write('reseal-secrets', resealParameterSchemas());
write('migrate-secrets', migrationParameterSchemas());
write('rotate-secrets', rotationParameterSchemas());
