import { screen, waitFor, within } from '@testing-library/react';
import { rotation } from '../../../__fixtures__/rotation';
import { expectAccessible } from '../../../__testUtils__/expectAccessible';
import {
  overviewApi,
  renderOverview,
} from '../../../__testUtils__/renderOverview';
import { responseError } from '../../../__testUtils__/responseError';
import { saveFile } from '../shared/saveFile';

jest.mock('../shared/saveFile', () => ({ saveFile: jest.fn() }));

const saved = jest.mocked(saveFile);

afterEach(() => saved.mockReset());

const none = {
  items: [],
  totalItems: 0,
  counts: { overdue: 0, soon: 0, later: 0, notKnown: 0 },
  owners: [],
  certificates: [],
};

describe('the rotation', () => {
  it('says what is overdue, by owner and by date', async () => {
    await renderOverview({ path: '/secrets/rotation' });
    expect(
      await screen.findByText(/1 secret is overdue. 1 more is due/),
    ).toBeInTheDocument();
    expect(screen.getByText(/The due date of 4 secrets/)).toBeInTheDocument();
    const owners = screen.getByRole('table', { name: 'By owner' });
    expect(
      within(owners).getByRole('link', { name: '1 secret' }),
    ).toHaveAttribute(
      'href',
      '/secrets/list?owner=group%3Adefault%2Forders-data&finding=rotation-overdue',
    );
    expect(owners).toHaveTextContent('Without an owner');
    const late = screen.getByRole('table', { name: 'Overdue' });
    expect(
      within(late).getByRole('link', { name: 'orders-db' }),
    ).toHaveAttribute('href', '/secrets/list?secret=id-of-orders-db');
    expect(
      screen.getByRole('table', { name: 'December 2026' }),
    ).toHaveTextContent(/metrics.*at the latest/);
    expect(
      screen.getByRole('table', { name: 'Sealing certificates' }),
    ).toHaveTextContent('kube-system/sealed-secrets-controller');
    await expectAccessible(screen.getByRole('main'));
  });

  it('asks for what the filters say', async () => {
    const { api, user } = await renderOverview({
      path: '/secrets/rotation?environment=prod&orderBy=name',
    });
    await screen.findByRole('table', { name: 'Overdue' });
    expect(api.getRotation).toHaveBeenCalledWith({ environment: ['prod'] });
    await user.click(screen.getByRole('button', { name: 'All Owner' }));
    await user.click(
      await screen.findByRole('option', { name: 'orders-data (200)' }),
    );
    await waitFor(() =>
      expect(api.getRotation).toHaveBeenLastCalledWith({
        environment: ['prod'],
        owner: ['group:default/orders-data'],
      }),
    );
  });

  it('offers the dates as a file for a calendar', async () => {
    const { user } = await renderOverview({ path: '/secrets/rotation' });
    await user.click(
      await screen.findByRole('button', { name: 'Download for a calendar' }),
    );
    expect(
      await screen.findByText('The file has 4 dates.'),
    ).toBeInTheDocument();
    const [name, type, text] = saved.mock.calls[0];
    expect(name).toBe('rotation-2026-11-24.ics');
    expect(type).toBe('text/calendar;charset=utf-8');
    expect(text).toContain('SUMMARY:Overdue: rotate orders-db (prod)');
    expect(text.replaceAll('\r\n ', '')).toContain(
      '/secrets/list?secret=id-of-orders-db',
    );
  });

  it('says that it shows the first only', async () => {
    const api = overviewApi();
    api.getRotation.mockResolvedValue({ ...rotation, totalItems: 812 });
    await renderOverview({ api, path: '/secrets/rotation' });
    expect(
      await screen.findByText(/The first 3 of 812 secrets are shown/),
    ).toBeInTheDocument();
  });

  it.each([
    ['', 'No secrets to show yet'],
    ['?owner=group:default/x', 'No secret matches these filters.'],
  ])('says what there is not: %s', async (search, text) => {
    const api = overviewApi();
    api.getRotation.mockResolvedValue(none);
    await renderOverview({ api, path: `/secrets/rotation${search}` });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says who may not see it', async () => {
    const api = overviewApi();
    api.getRotation.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'no'),
    );
    await renderOverview({ api, path: '/secrets/rotation' });
    expect(
      await screen.findByText('You are not allowed to see this'),
    ).toBeInTheDocument();
  });
});
