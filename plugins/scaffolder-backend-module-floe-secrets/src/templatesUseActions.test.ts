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

/** JSON schemas of an action. */
type Schemas = {
  input: { properties: object; required?: string[] };
  output?: { properties: object };
};

type Step = {
  id: string;
  action: string;
  if?: string;
  input: Record<string, unknown>;
};

const root = resolve(__dirname, '../../..');

/**
 * Every template of the repository: those of the package, and the example in
 * the docs.
 */
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

/**
 * Inputs of a step that our action does not accept, and required inputs that
 * are missing.
 */
function inputProblems({ id, input }: Step, schema: Schemas): string[] {
  const { properties, required = [] } = schema.input;
  return [
    ...Object.keys(input)
      .filter(name => !(name in properties))
      .map(name => `${id} takes no ${name}`),
    ...required
      .filter(name => !(name in input))
      .map(name => `${id} needs ${name}`),
  ];
}

/**
 * References to a step that does not come before, or to an output that it does
 * not have.
 */
function referenceProblems(
  value: unknown,
  before: ReadonlyMap<string, Step>,
  schemas: ReadonlyMap<string, Schemas>,
): string[] {
  return referencesOf(value).flatMap(({ id, output }) => {
    const source = before.get(id);
    if (!source) {
      return [`no step ${id} comes before`];
    }
    // The schemas of other plugins' actions are not known here.
    const known = schemas.get(source.action)?.output?.properties;
    return known && !(output in known) ? [`${id} has no output ${output}`] : [];
  });
}

function problemsOf(
  spec: { steps: Step[]; output: unknown },
  schemas: ReadonlyMap<string, Schemas>,
): string[] {
  const before = new Map<string, Step>();
  const ofSteps = spec.steps.flatMap(step => {
    const schema = schemas.get(step.action);
    const isUnknown = step.action.startsWith('floe:') && !schema;
    const problems = [
      ...(isUnknown ? [`there is no action ${step.action}`] : []),
      ...(schema ? inputProblems(step, schema) : []),
      ...referenceProblems([step.if, step.input], before, schemas),
    ];
    before.set(step.id, step);
    return problems;
  });
  return [...ofSteps, ...referenceProblems(spec.output, before, schemas)];
}

describe('the templates', () => {
  const schemas = new Map<string, Schemas>();

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

  it('reports an input that no action accepts', () => {
    const step = (id: string, input: Record<string, unknown>) => ({
      id,
      action: 'floe:secrets:secret-store',
      input,
    });
    const steps = [
      step('first', {
        wrong: true,
        entityRef: '${{ steps.second.output.path }}',
      }),
      step('second', { environment: '${{ steps.first.output.nothing }}' }),
    ];
    expect(problemsOf({ steps, output: {} }, schemas)).toEqual([
      'first takes no wrong',
      'first needs secretStore',
      'no step second comes before',
      'second needs secretStore',
      'first has no output nothing',
    ]);
  });

  it.each(templates)(
    '%s passes each action what it accepts, in order',
    file => {
      expect(problemsOf(readYaml(file).spec, schemas)).toEqual([]);
    },
  );

  it('of the example describe a store and a change that the actions accept', () => {
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
