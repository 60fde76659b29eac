import { screen } from '@testing-library/react';
import { answer } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const SIGNALS = {
  code: 'signals-plugin-missing',
  text: 'Pages are not updated on their own.',
  line: "backend.add(import('@backstage/plugin-signals-backend'));",
} as const;

describe('PortalProblems', () => {
  it('says what the portal lacks, with the line to add, and that the page is not live', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(
      answer([secret()], {
        portalProblems: [
          SIGNALS,
          {
            code: 'clusters-unlisted',
            text: 'The clusters cannot be listed: refused',
            line: null,
          },
        ],
      }),
    );
    await renderTab({ api });

    expect(
      await screen.findByText('This page is not updated automatically'),
    ).toBeInTheDocument();
    expect(screen.getByText(SIGNALS.line)).toBeInTheDocument();
    expect(
      screen.getByText('The clusters cannot be listed: refused'),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Copy the line to add' }),
    ).toHaveLength(1);
    expect(screen.getByText(/^This portal sends no live/)).toBeInTheDocument();
  });

  it('says nothing where nothing is missing', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer([secret()]));
    await renderTab({ api });
    await screen.findByRole('heading', {
      name: 'The secret is in the cluster.',
    });
    expect(
      screen.queryByRole('button', { name: 'Copy the line to add' }),
    ).not.toBeInTheDocument();
  });
});
