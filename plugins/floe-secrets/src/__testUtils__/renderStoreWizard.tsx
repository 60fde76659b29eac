import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { JsonValue } from '@backstage/types';
import { SECRET_STORE_FIELD } from '@floe/backstage-plugin-floe-secrets-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixturesClock } from '../__fixtures__/time';
import { floeSecretsApiRef } from '../api';
import { ClockProvider } from '../clock';
import { SecretStorePicker } from '../wizard/SecretStore';
import { validateSecretStore } from '../wizard/validation';
import { fakeApi } from './fakes';
import { ordersService } from './renderWizard';
import { stepOf } from './stepOf';

/** Renders the form of the template that makes a SecretStore, or of another one, at the step of the store. */
export async function renderStoreWizard(
  api = fakeApi(),
  template = 'new-secret-store',
) {
  const step = stepOf(template, 'secretStore');
  const onCreate = jest.fn(async (_values: Record<string, JsonValue>) => {});
  const user = userEvent.setup();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [floeSecretsApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [] })],
      ]}
    >
      <ClockProvider value={fixturesClock}>
        <Stepper
          manifest={{
            title: 'Make a SecretStore',
            steps: [{ title: `Step ${step.title}`, schema: step }],
          }}
          extensions={[
            {
              name: SECRET_STORE_FIELD,
              component: SecretStorePicker as any,
              validation: validateSecretStore as any,
            },
          ]}
          initialState={{ service: ordersService }}
          onCreate={onCreate}
          formProps={{ EXPERIMENTAL_theme: 'bui' }}
        />
      </ClockProvider>
    </TestApiProvider>,
  );
  return {
    api,
    onCreate,
    user,
    next: () => user.click(screen.getByRole('button', { name: 'Review' })),
    back: () => user.click(screen.getByRole('button', { name: 'Back' })),
    create: () => user.click(screen.getByRole('button', { name: 'Create' })),
  };
}
