import type {
  EntitySecrets,
  ManagedSecretDetail,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen, within } from '@testing-library/react';
import recorded from '../../__fixtures__/recordedAnswers.json';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const entities = recorded.entities as unknown as Record<string, EntitySecrets>;
const details = recorded.details as unknown as Record<
  string,
  ManagedSecretDetail
>;

// What a backend answered that watched a cluster with both operators.
describe('the tab with recorded answers', () => {
  const clock = () => Date.parse(recorded.recordedAt);

  function apiOf(name: string) {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(entities[name]);
    api.getSecret.mockImplementation(async id => details[id]);
    return api;
  }

  it.each([
    ['orders-lakehouse', '4 of 5 secrets are up to date in the cluster.'],
    ['customer-360', '2 of 4 secrets are up to date in the cluster.'],
    ['billing-metrics', '2 of 4 secrets are up to date in the cluster.'],
    ['fraud-features', '1 of 5 secrets is up to date in the cluster.'],
    ['marketing-attribution', '3 of 4 secrets are up to date in the cluster.'],
    ['supply-forecast', 'Secrets'],
  ])('sums up %s: %s', async (name, headline) => {
    await renderTab({ api: apiOf(name), clock });

    expect(
      await screen.findByRole('heading', { name: headline }),
    ).toBeInTheDocument();
  });

  it.each(
    Object.values(details).map(({ name, id, entityRefs }) => [
      name,
      id,
      entityRefs[0].split('/')[1],
    ]),
  )('shows all there is to know about %s', async (_, id, entity) => {
    await renderTab({
      api: apiOf(entity),
      path: `/?secret=${id}`,
      clock,
    });

    const { findings, history } = details[id];
    for (const { summary } of findings) {
      expect((await screen.findAllByText(summary)).length).toBeGreaterThan(0);
    }
    const timeline = await screen.findByRole('region', { name: 'History' });
    expect(within(timeline).getAllByRole('listitem')).toHaveLength(
      history.length,
    );
  });
});
