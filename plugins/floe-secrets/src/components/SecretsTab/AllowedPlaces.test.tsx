import { screen } from '@testing-library/react';
import { answer, service } from '../../__fixtures__/entitySecrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

type Places = ReturnType<typeof service>['matched']['allowedPlaces'];

describe('the places to which an entity is limited', () => {
  async function render(allowedPlaces: Places) {
    const api = fakeApi();
    const matched = { ...service().matched, allowedPlaces };
    api.getEntitySecrets.mockResolvedValue(
      answer([], { service: service({ matched }) }),
    );
    await renderTab({ api });
    await screen.findByText(/has no secrets in the cluster yet/);
  }

  it('are named', async () => {
    await render([
      { cluster: '*', namespace: 'orders-*' },
      { cluster: 'dev', namespace: '*' },
    ]);
    expect(
      screen.getByText(/limits this entity to orders-\* in \*, \* in dev\./),
    ).toBeInTheDocument();
  });

  it.each([[undefined], [[]]])('are not shown if they are %p', async none => {
    await render(none);
    expect(screen.queryByText(/limits this entity/)).not.toBeInTheDocument();
  });
});
