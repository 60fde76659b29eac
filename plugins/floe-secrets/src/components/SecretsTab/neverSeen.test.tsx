import { screen } from '@testing-library/react';
import { answer } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const cluster = (
  name: string,
  reachable: boolean | null,
  clockOffsetSeconds?: number,
) => ({
  name,
  clockOffsetSeconds,
  reachable,
  since: '2026-11-24T03:00:00.000Z',
});

async function render(...names: string[]) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue({
    ...answer([
      ...names.map((name, index) =>
        secret({ id: `${index}`, name: `s${index}`, cluster: name }),
      ),
    ]),
    clusters: [cluster('prod', true), cluster('dev', false)],
  });
  await renderTab({ api });
}

describe('a cluster of which nothing was ever seen', () => {
  it('is not counted in the headline, but named', async () => {
    await render('prod', 'prod');
    expect(
      await screen.findByRole('heading', {
        name: 'All 2 visible secrets are in their clusters.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Cluster dev has never been read, so its secrets are not counted.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/It has never been read\./)).toBeInTheDocument();
    expect(screen.queryByText(/last known state/)).not.toBeInTheDocument();
  });

  it('does not apply if some of its secrets were seen', async () => {
    await render('prod', 'dev');
    expect(
      await screen.findByRole('heading', {
        name: 'All 2 secrets are in their clusters.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/last known state/)).toBeInTheDocument();
    expect(screen.queryByText(/was never seen/)).not.toBeInTheDocument();
  });
});

describe('secrets in several clusters', () => {
  it.each([
    [
      ['synced', 'failing', 'failing'],
      '1 of 3 secrets is up to date in its cluster.',
    ],
    [
      ['synced', 'synced', 'failing'],
      '2 of 3 secrets are up to date in their clusters.',
    ],
  ] as const)('are counted over all of them: %j', async (states, name) => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue({
      ...answer(
        states.map((state, index) =>
          secret({
            id: `${index}`,
            name: `s${index}`,
            cluster: `c${index}`,
            state,
          }),
        ),
      ),
    });
    await renderTab({ api });
    expect(await screen.findByRole('heading', { name })).toBeInTheDocument();
  });
});

describe('a cluster with a clock that is off', () => {
  it.each([
    [7_200, 'The clock of the cluster prod is 120 minutes ahead'],
    [-70, 'The clock of the cluster prod is 1 minute behind'],
  ])('is named (%d s)', async (offset, title) => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue({
      ...answer([secret({ id: 'a', name: 'a', cluster: 'prod' })]),
      clusters: [cluster('prod', true, offset)],
    });
    await renderTab({ api });
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(
      screen.getByText(/The times of this cluster are of its own clock/),
    ).toBeInTheDocument();
  });
});
