import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__fixtures__/entitySecrets';
import { detailOf, operation, secret } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

const possible = { possible: true, reason: null };
const shown = secret();
const plain = { ...detailOf(shown), refreshable: possible, operation: null };

async function renderDetail(...details: ReturnType<typeof detailOf>[]) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([shown]));
  for (const detail of details.slice(0, -1)) {
    api.getSecret.mockResolvedValueOnce(detail);
  }
  api.getSecret.mockResolvedValue(details.at(-1)!);
  await renderTab({ api, path: `/?secret=${shown.id}` });
  const region = await screen.findByRole('region', { name: 'Refresh' });
  return { api, region: within(region) };
}

describe('Refresh', () => {
  it('shows what the cluster showed, and nothing sooner', async () => {
    const user = userEvent.setup();
    const { api, region } = await renderDetail(
      plain,
      { ...plain, operation: operation({ status: 'running', proof: null }) },
      { ...plain, operation: operation() },
    );

    await user.click(region.getByRole('button', { name: 'Refresh now' }));

    expect(api.refreshSecret).toHaveBeenCalledWith(shown.id);
    expect(
      await region.findByText(/Waiting for the result in the cluster/),
    ).toBeInTheDocument();
    expect(region.queryByText(/was refreshed at/)).not.toBeInTheDocument();
    await waitFor(() =>
      expect(region.getByRole('status')).toHaveTextContent(
        /was refreshed at 2026-11-24/,
      ),
    );
  });

  it.each([
    ['failed', 'The refresh failed'],
    ['timed-out', 'The refresh timed out'],
  ] as const)('shows that it %s', async (status, title) => {
    const { region } = await renderDetail({
      ...plain,
      operation: operation({ status, proof: 'What was seen' }),
    });

    expect(region.getByText(new RegExp(title))).toBeInTheDocument();
    expect(region.getByText('What was seen')).toBeInTheDocument();
  });

  it('is off, with the reason, where it cannot work', async () => {
    const reason = 'Its refreshPolicy is CreatedOnce';
    const { region } = await renderDetail({
      ...plain,
      refreshable: { possible: false, reason },
    });

    const button = region.getByRole('button', { name: 'Refresh now' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(reason);
  });

  it('says before that generators make new values', async () => {
    const { region } = await renderDetail({
      ...plain,
      refreshable: { possible: true, reason: null, makesNewValues: true },
    });

    const button = region.getByRole('button', { name: 'Refresh now' });
    expect(button).toHaveAccessibleDescription(
      /^Its generators make new values at each refresh\./,
    );
  });

  it('says why it was refused', async () => {
    const user = userEvent.setup();
    const { api, region } = await renderDetail(plain);
    api.refreshSecret.mockRejectedValue(
      await responseError(409, 'ConflictError', 'Apply the rule'),
    );

    await user.click(region.getByRole('button', { name: 'Refresh now' }));

    expect(await region.findByText('Apply the rule')).toBeInTheDocument();
    expect(
      region.getByText('The refresh could not be started'),
    ).toBeInTheDocument();
  });
});
