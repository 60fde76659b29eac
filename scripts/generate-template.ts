// Writes the JSON schema of the wizard's fields into the template "Add secrets
// to a floe service". Run it after a change of what these fields take.
import { wizardParameterSchemas } from '@floe/backstage-plugin-floe-secrets-common';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument, YAMLMap } from 'yaml';

const file = path.resolve(__dirname, '../templates/add-secrets/template.yaml');
const { parameters, definitions, parameterNames } = wizardParameterSchemas();
const document = parseDocument(readFileSync(file, 'utf8'));
const steps = document.getIn(['spec', 'parameters']);
if (!isSeq<YAMLMap>(steps)) {
  throw new Error(`${file} has no list of parameters`);
}
steps.items.forEach((step, index) => {
  for (const [name, schema] of Object.entries(parameters)) {
    const property = step.getIn(['properties', name]);
    if (isMap(property)) {
      for (const [keyword, value] of Object.entries(schema ?? {})) {
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
