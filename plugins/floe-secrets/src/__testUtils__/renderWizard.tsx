import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  SECRET_STORE_FIELD,
  WIZARD_FIELDS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import yaml from 'yaml';
import { fixturesClock } from '../__fixtures__/time';
import { floeSecretsApiRef } from '../api';
import { ClockProvider } from '../clock';
import { ApproachPicker } from '../wizard/ApproachPicker';
import { Review } from '../wizard/Review';
import { SecretStorePicker } from '../wizard/SecretStore';
import { SecretsPicker } from '../wizard/SecretsPicker';
import { ServicePicker } from '../wizard/ServicePicker';
import {
  validateApproach,
  validateReview,
  validateSecretStore,
  validateSecrets,
  validateService,
} from '../wizard/validation';
import { fakeApi } from './fakes';

function stepsOf(template: string): ({ title: string } & JsonObject)[] {
  return yaml.parse(
    readFileSync(
      resolve(__dirname, `../../../../templates/${template}/template.yaml`),
      'utf8',
    ),
  ).spec.parameters;
}

const FIELDS: [string, any, any][] = [
  [WIZARD_FIELDS.service, ServicePicker, validateService],
  [WIZARD_FIELDS.approach, ApproachPicker, validateApproach],
  [WIZARD_FIELDS.secrets, SecretsPicker, validateSecrets],
  [WIZARD_FIELDS.review, Review, validateReview],
  [SECRET_STORE_FIELD, SecretStorePicker, validateSecretStore],
];

function service(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'floe.dev/release': name },
    },
  };
}

/** Renders the scaffolder's own form with the wizard's fields, one in each step, at the time of the fixtures. */
export async function renderWizard(
  options: {
    api?: ReturnType<typeof fakeApi>;
    initialState?: Record<string, JsonValue>;
    path?: string;
    /** By default the one that adds secrets. */
    template?: 'add-secrets' | 'new-environment';
  } = {},
) {
  const { api = fakeApi(), initialState = {}, path = '/' } = options;
  const onCreate = jest.fn(async (_values: Record<string, JsonValue>) => {});
  const user = userEvent.setup();
  const { unmount } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [floeSecretsApiRef, api],
        [
          catalogApiRef,
          catalogApiMock({
            entities: [service('orders-lakehouse'), service('customer-360')],
          }),
        ],
      ]}
    >
      <ClockProvider value={fixturesClock}>
        <Stepper
          manifest={{
            title: 'Add secrets',
            // As the scaffolder's backend hands them to the form.
            steps: stepsOf(options.template ?? 'add-secrets').map(schema => ({
              title: `Step ${schema.title}`,
              schema,
            })),
          }}
          extensions={FIELDS.map(([name, component, validation]) => ({
            name,
            component,
            validation,
          }))}
          initialState={initialState}
          onCreate={onCreate}
          formProps={{ EXPERIMENTAL_theme: 'bui' }}
        />
      </ClockProvider>
    </TestApiProvider>,
    { routeEntries: [path] },
  );
  return {
    api,
    onCreate,
    user,
    unmount,
    next: () =>
      user.click(screen.getByRole('button', { name: /^(Next|Review)$/ })),
    back: () => user.click(screen.getByRole('button', { name: 'Back' })),
    create: () => user.click(screen.getByRole('button', { name: 'Create' })),
  };
}

/** The form's value of the service of the fixtures. */
export const ordersService = {
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
  cluster: 'floe-prod',
  namespace: 'floe-orders',
  release: 'orders-lakehouse',
  fullname: 'orders-lakehouse-floe-dagster',
  repoUrl: 'github.com?owner=floe&repo=orders-lakehouse',
  valuesPath: 'deploy/prod/values.yaml',
};
