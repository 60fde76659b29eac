import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clusters } from '../../__fixtures__/clusters';
import { cause, causes, page } from '../../__fixtures__/overview';
import { detailOf, secret } from '../../__fixtures__/secrets';
import { fixturesClock } from '../../__fixtures__/time';
import {
  overviewApi,
  renderOverview,
} from '../../__testUtils__/renderOverview';

/** By a clock that is an hour ahead. */
const written = (minutesAgo: number) =>
  new Date(fixturesClock() + (60 - minutesAgo) * 60_000).toISOString();

/** Its clock is an hour ahead. */
const [seen] = clusters;
const ahead = { ...seen, name: 'prod', clockOffsetSeconds: 3_600 };

describe('the times of a cluster whose clock is an hour ahead, on the overview', () => {
  it('are as long ago in the causes as they are by that clock', async () => {
    const api = overviewApi();
    api.getClusters.mockResolvedValue({ items: [ahead] });
    api.listCauses.mockResolvedValue({
      ...causes,
      items: [
        {
          ...cause(),
          cluster: 'prod',
          since: written(10),
        },
      ],
    });
    await renderOverview({ api });
    expect(await screen.findByText(/^for 10 minutes/)).toHaveAttribute(
      'datetime',
      written(10),
    );
  });

  it('are so in the list, and in the history of a secret', async () => {
    const one = secret({
      name: 'orders-db',
      cluster: 'prod',
      since: written(10),
      lastSync: written(10),
      nextSync: written(-5),
    });
    const api = overviewApi();
    api.getClusters.mockResolvedValue({ items: [ahead] });
    api.listSecrets.mockResolvedValue({
      ...page(),
      items: [one],
      totalItems: 1,
    });
    api.getSecret.mockResolvedValue({
      ...detailOf(one),
      history: [{ at: written(30), state: 'synced', findings: [] }],
    });
    await renderOverview({ api, path: '/secrets/list' });
    expect(await screen.findByText('in 5 minutes')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /orders-db/ }));
    const history = await screen.findByRole('region', { name: 'History' });
    expect(within(history).getByText(/30 minutes/)).toBeInTheDocument();
  });
});
