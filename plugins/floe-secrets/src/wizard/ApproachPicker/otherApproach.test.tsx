import { screen, within } from '@testing-library/react';
import { answer } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { ordersService, renderWizard } from '../../__testUtils__/renderWizard';

async function open(plainSecrets = false) {
  const api = fakeApi();
  const entity = answer([secret()]);
  api.getEntitySecrets.mockResolvedValue({
    ...entity,
    service: {
      ...entity.service,
      environments: entity.service.environments.map(place => ({
        ...place,
        policy: { ...place.policy, plainSecrets },
      })),
    },
  });
  const wizard = await renderWizard({
    api,
    initialState: { service: ordersService },
  });
  await wizard.next();
  await screen.findByRole('radio', { name: /SOPS/ });
  return wizard;
}

describe('an approach that the form does not write', () => {
  it('has SOPS lead to a form of its own, and goes no further', async () => {
    const { user, next } = await open();
    await user.click(screen.getByRole('radio', { name: /SOPS/ }));
    expect(
      await screen.findByText('SOPS files have a form of their own'),
    ).toBeInTheDocument();
    await next();
    expect(screen.getByRole('radio', { name: /SOPS/ })).toBeChecked();
    expect(
      (await screen.findAllByText(/choose how the secrets reach/i)).length,
    ).toBeGreaterThan(0);
    await user.click(screen.getByRole('radio', { name: /External Secrets/ }));
    expect(
      screen.queryByText('SOPS files have a form of their own'),
    ).not.toBeInTheDocument();
  });

  it('offers plain Secrets only where the environment allows them', async () => {
    await open();
    const choice = screen.getByRole('radiogroup', { name: 'Approach' });
    expect(
      within(choice).queryByRole('radio', { name: /Kubernetes/ }),
    ).not.toBeInTheDocument();
  });

  it('shows the command for a plain Secret and the values that name it', async () => {
    const { user } = await open(true);
    await user.click(screen.getByRole('radio', { name: /Kubernetes/ }));
    expect(
      await screen.findByText(
        'kubectl create secret generic orders-lakehouse-floe-dagster-postgresql-secret --namespace floe-orders --from-env-file=/dev/stdin',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/generatePostgresqlPasswordSecret: false/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Compute engine' }));
    expect(
      await screen.findByText(/SNOWFLAKE_PASSWORD.*Ctrl-D/),
    ).toBeInTheDocument();
    expect(screen.getByText(/k8sRunLauncher/)).toBeInTheDocument();
  });
});
