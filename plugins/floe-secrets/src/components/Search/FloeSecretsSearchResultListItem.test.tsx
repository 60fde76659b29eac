import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { FloeSecretsSearchResultListItem } from './FloeSecretsSearchResultListItem';
import { isSecretResult } from './secretResult';

const result = {
  title: 'orders-db',
  text: 'orders-target floe/prod/db',
  location: '/catalog/default/component/orders/secrets?secret=1',
  entityRefs: ['component:default/orders', 'component:data/billing'],
  approach: 'external-secrets',
  environment: 'prod',
  cluster: 'floe-prod',
  namespace: 'floe-orders',
};

describe('a secret among the results of the search', () => {
  it('leads to its tab, and says where it is', async () => {
    const { container } = await renderInTestApp(
      <FloeSecretsSearchResultListItem result={result} />,
    );
    expect(screen.getByRole('link', { name: 'orders-db' })).toHaveAttribute(
      'href',
      result.location,
    );
    expect(
      screen.getByText(
        'Secret of orders, data/billing · External Secrets · prod / floe-prod / floe-orders',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/floe\/prod\/db/)).not.toBeInTheDocument();
    await expectAccessible(container);
  });

  it('marks what was found', async () => {
    await renderInTestApp(
      <FloeSecretsSearchResultListItem
        result={result}
        highlight={{
          preTag: '<mark>',
          postTag: '</mark>',
          fields: {
            title: '<mark>orders</mark>-db',
            text: 'orders-target floe/prod/<mark>db</mark>',
          },
        }}
      />,
    );
    expect(screen.getByText('orders').tagName).toBe('MARK');
    expect(screen.getByText('db').tagName).toBe('MARK');
  });

  it('copes with a document that has less', async () => {
    const { location, text, title } = result;
    await renderInTestApp(
      <FloeSecretsSearchResultListItem
        result={{ location, text, title, approach: 'paper' } as typeof result}
      />,
    );
    expect(screen.getByText('Secret of no service')).toBeInTheDocument();
  });

  it('is one by its type', () => {
    expect(isSecretResult({ type: 'floe-secret' })).toBe(true);
    expect(isSecretResult({ type: 'software-catalog' })).toBe(false);
  });
});
