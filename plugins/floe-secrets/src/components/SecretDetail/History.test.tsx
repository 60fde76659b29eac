import type { ManagedSecretDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__fixtures__/entitySecrets';
import { detailOf, secret } from '../../__fixtures__/secrets';
import { minutesAgo } from '../../__fixtures__/time';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const shown = secret();
const DAY = 60 * 24;

async function renderHistory(overrides: Partial<ManagedSecretDetail>) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([shown]));
  api.getSecret.mockResolvedValue({ ...detailOf(shown), ...overrides });
  await renderTab({ api, path: `/?secret=${shown.id}` });
  return within(await screen.findByRole('region', { name: 'History' }));
}

const summary = (
  fields: Partial<NonNullable<ManagedSecretDetail['historySummary']>>,
) => ({
  total: 5,
  keptFrom: minutesAgo(80 * DAY),
  from: minutesAgo(30 * DAY),
  failures: 0,
  failingSeconds: 0,
  ...fields,
});

describe('History', () => {
  it('shows how often it failed, and for how long', async () => {
    const history = await renderHistory({
      historySummary: summary({ failures: 3, failingSeconds: 2 * 3_600 + 300 }),
    });

    expect(
      history.getByText(
        'It failed 3 times in the last 30 days, for 2 hours, 5 minutes in total.',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [{}, /^It has not failed in the last 30 days\.$/],
    [{ failures: 1, failingSeconds: 60 }, /^It failed once .* for 1 minute in/],
    [
      { failingSeconds: 86_400 },
      /^It was already failing 30 days ago .* 1 day/,
    ],
    [
      { keptFrom: minutesAgo(DAY) },
      /^No failures have been recorded since .+\.$/,
    ],
    [
      { keptFrom: minutesAgo(DAY), failures: 2, failingSeconds: 60 },
      /^It failed 2 times since .+, for 1 minute in total\.$/,
    ],
  ])('says no more than is known: %j', async (fields, words) => {
    const history = await renderHistory({ historySummary: summary(fields) });

    expect(
      history.getByText((_, element) =>
        Boolean(element?.tagName === 'P' && element.textContent?.match(words)),
      ),
    ).toBeInTheDocument();
  });

  it('does not say that a state lasts which the target contradicts', async () => {
    const history = await renderHistory({
      state: 'failing',
      history: [{ at: minutesAgo(40 * DAY), state: 'synced', findings: [] }],
    });
    const [entry] = history.getAllByRole('listitem');
    expect(entry).toHaveTextContent(
      /^Synceduntil it became “Failing”; the time is not known/,
    );
  });

  it('shows the id of a finding that has no title here', async () => {
    const history = await renderHistory({
      history: [
        {
          at: minutesAgo(3),
          state: 'synced',
          findings: ['acme-rule', 'store-not-ready'],
        },
      ],
    });
    expect(
      history.getByText('acme-rule, Store is not ready'),
    ).toBeInTheDocument();
  });

  it('says how much it does not show', async () => {
    const history = await renderHistory({
      history: Array.from({ length: 200 }, (_, n) => ({
        at: minutesAgo(n * 10),
        state: n % 2 === 0 ? ('synced' as const) : ('failing' as const),
        findings: [],
      })),
      historySummary: summary({ total: 1_200 }),
    });

    expect(history.getAllByRole('listitem')).toHaveLength(6);
    await userEvent.click(
      history.getByRole('button', { name: 'Show 194 earlier' }),
    );
    expect(history.getAllByRole('listitem')).toHaveLength(200);
    expect(history.getAllByRole('listitem')[6]).toHaveFocus();
    expect(
      history.getByText('1000 earlier changes are stored but not shown.'),
    ).toBeInTheDocument();
  });

  it('is empty where nothing has been seen', async () => {
    const history = await renderHistory({
      history: [],
      historySummary: summary({ total: 0, keptFrom: null }),
    });

    expect(
      history.getByText('No state changes have been recorded yet.'),
    ).toBeInTheDocument();
    expect(history.queryAllByRole('listitem')).toHaveLength(0);
  });
});
