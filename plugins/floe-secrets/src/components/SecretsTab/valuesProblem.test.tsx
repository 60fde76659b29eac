import { screen } from '@testing-library/react';
import { answer, service } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

describe('the values files of a service in the Secrets tab', () => {
  async function render(valuesProblem: string | null) {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(
      answer([secret()], { service: service({ valuesProblem }) }),
    );
    await renderTab({ api });
    await screen.findByText(/in the cluster/);
  }

  it('are explained if the annotation cannot be used', async () => {
    await render(
      'The annotation floe.dev/values cannot be used: its path is …',
    );
    expect(
      screen.getByText('The values files of this entity are not known'),
    ).toBeInTheDocument();
    expect(screen.getByText(/cannot be used: its path/)).toBeInTheDocument();
  });

  it('are not explained if they are known', async () => {
    await render(null);
    expect(
      screen.queryByText('The values files of this entity are not known'),
    ).not.toBeInTheDocument();
  });
});
