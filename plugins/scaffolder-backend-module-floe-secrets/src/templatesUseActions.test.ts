import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  parseSecretStoreChange,
  secretStoreChangeSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { parseSecretsChange } from '@floe/values-files';
import { floeSecretsModule } from './module';
import { readYaml } from './__testUtils__/scaffolder';

type Step = {
  id: string;
  action: string;
  if?: string;
  input: Record<string, unknown>;
};

const root = resolve(__dirname, '../../..');

/** Every template of the repository: those of the package, and the example of the docs. */
const templates = ['templates', 'docs/examples'].flatMap(folder =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('template.yaml'))
    .map(file => `${folder}/${file}`),
);

/** `steps.ID.output.NAME` in the texts of a value. */
function referencesOf(value: unknown): { id: string; output: string }[] {
  return [
    ...JSON.stringify(value ?? null).matchAll(/steps\.(\w+)\.output\.(\w+)/g),
  ].map(([, id, output]) => ({ id, output }));
}

describe('the templates', () => {
  const schemas = new Map<string, { input: any; output: any }>();

  beforeAll(async () => {
    const addActions = jest.fn();
    const backend = await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [floeSecretsModule, mockServices.rootConfig.factory()],
    });
    for (const { id, schema } of addActions.mock.calls[0]) {
      schemas.set(id, schema);
    }
    await backend.stop();
  });

  it('are those of the package and the example', () => {
    expect(templates).toEqual(
      expect.arrayContaining([
        'templates/new-environment/template.yaml',
        'docs/examples/new-service/template.yaml',
      ]),
    );
  });

  it.each(templates)('%s gives each action what it takes, in order', file => {
    const { spec } = readYaml(file);
    const before = new Map<string, Step>();
    for (const step of spec.steps as Step[]) {
      const schema = schemas.get(step.action);
      if (step.action.startsWith('floe:')) {
        const { properties, required = [] } = schema!.input;
        expect(Object.keys(properties)).toEqual(
          expect.arrayContaining(Object.keys(step.input)),
        );
        expect(Object.keys(step.input)).toEqual(
          expect.arrayContaining(required),
        );
      }
      for (const { id, output } of referencesOf([step.if, step.input])) {
        const source = before.get(id);
        expect([step.id, id, source?.id]).toEqual([step.id, id, id]);
        const known = schemas.get(source!.action)?.output.properties;
        if (known) {
          expect(Object.keys(known)).toContain(output);
        }
      }
      before.set(step.id, step);
    }
    for (const { id, output } of referencesOf(spec.output)) {
      const known = schemas.get(before.get(id)!.action)?.output.properties;
      if (known) {
        expect(Object.keys(known)).toContain(output);
      }
    }
  });

  it('of the example describe a store and a change that the actions take', () => {
    const { spec } = readYaml('docs/examples/new-service/template.yaml');
    const filled = JSON.parse(
      JSON.stringify(spec.steps)
        .replaceAll('${{ parameters.name }}', 'orders')
        .replaceAll('${{ parameters.region }}', 'eu-central-1'),
    ) as Step[];
    const inputOf = (id: string) =>
      filled.find(step => step.id === id)!.input as any;
    expect(() =>
      parseSecretStoreChange(inputOf('store').secretStore),
    ).not.toThrow();
    expect(
      secretStoreChangeSchema.parse(inputOf('store').secretStore),
    ).toMatchObject({ name: inputOf('values').change.storeRef.name });
    expect(() => parseSecretsChange(inputOf('values').change)).not.toThrow();
  });
});
