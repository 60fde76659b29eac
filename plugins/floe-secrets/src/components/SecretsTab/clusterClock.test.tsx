import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const NOW = '2026-11-24T12:00:00.000Z';

/** A secret that was synced ten minutes ago and is due in five, by a clock that is an hour ahead. */
async function render(clockOffsetSeconds?: number) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue({
    ...answer([
      secret({
        name: 'orders-db',
        cluster: 'prod',
        since: '2026-11-24T12:50:00.000Z',
        lastSync: '2026-11-24T12:50:00.000Z',
        nextSync: '2026-11-24T13:05:00.000Z',
      }),
    ]),
    clusters: [
      {
        name: 'prod',
        reachable: true,
        since: '2026-11-24T03:00:00.000Z',
        clockOffsetSeconds,
      },
    ],
  });
  await renderTab({ api, clock: () => Date.parse(NOW) });
}

describe('the times of a cluster whose clock is an hour ahead', () => {
  it('are as long ago as they are by that clock', async () => {
    await render(3_600);
    expect(await screen.findByText('10 minutes ago')).toHaveAttribute(
      'datetime',
      '2026-11-24T12:50:00.000Z',
    );
    expect(screen.getByText('in 5 minutes')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /orders-db/ }));
    expect(screen.getAllByText(/^10 minutes ago \(/)).toHaveLength(2);
  });

  it('are compared with the clock of the reader where the clocks agree', async () => {
    await render();
    expect(await screen.findByText('in 50 minutes')).toBeInTheDocument();
    expect(screen.queryByText('10 minutes ago')).not.toBeInTheDocument();
  });
});
