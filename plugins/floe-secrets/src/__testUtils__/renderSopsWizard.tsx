import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { JsonValue } from '@backstage/types';
import {
  SOPS_FILE_FIELD,
  WIZARD_FIELDS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixturesClock } from '../__fixtures__/time';
import { floeSecretsApiRef } from '../api';
import { ClockProvider } from '../clock';
import { ServicePicker } from '../wizard/ServicePicker';
import { SopsFilePicker } from '../wizard/SopsFile';
import { validateService, validateSopsFile } from '../wizard/validation';
import { fakeApi } from './fakes';
import { ordersService } from './renderWizard';
import { stepOf } from './stepOf';

/** Renders the form of the template that encrypts with SOPS, or of another one, at the step of the file. */
export async function renderSopsWizard(
  api = fakeApi(),
  template = 'encrypt-secrets',
) {
  const step = stepOf(template, 'sops');
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
            title: 'Encrypt secrets',
            steps: [{ title: `Step ${step.title}`, schema: step }],
          }}
          extensions={[
            {
              name: WIZARD_FIELDS.service,
              component: ServicePicker as any,
              validation: validateService as any,
            },
            {
              name: SOPS_FILE_FIELD,
              component: SopsFilePicker as any,
              validation: validateSopsFile as any,
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
