import type { ClusterOperator } from '@floe/backstage-plugin-floe-secrets-common';
import { screen, within } from '@testing-library/react';
import { clusters, stores } from '../../__fixtures__/clusters';
import { change, finishedChange } from '../../__fixtures__/entitySecrets';
import { accessDenied, finding } from '../../__fixtures__/secrets';
import { minutesAgo } from '../../__fixtures__/time';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import {
  overviewApi,
  renderOverview,
} from '../../__testUtils__/renderOverview';
import { responseError } from '../../__testUtils__/responseError';

const [reachable] = clusters;

describe('the stores', () => {
  it('have provider, place, health and how many secrets depend on them, what is broken first', async () => {
    await renderOverview({ path: '/secrets/stores' });
    const table = await screen.findByRole('table', { name: 'Stores' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('vault-backend');
    expect(first).toHaveTextContent('HashiCorp Vault');
    expect(first).toHaveTextContent('Not ready');
    expect(first).toHaveTextContent('InvalidProviderConfig');
    expect(second).toHaveTextContent('platform-vault');
    expect(second).toHaveTextContent('every namespace');
    expect(second).toHaveTextContent('31 secrets');
    expect(screen.getByText('2 of 3 stores are ready.')).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
  });

  it('show their findings with remedies', async () => {
    const api = overviewApi();
    api.getStores.mockResolvedValue({
      items: [{ ...stores[1], findings: [finding(accessDenied)] }],
    });
    const { user } = await renderOverview({ api, path: '/secrets/stores' });
    await user.click(
      await screen.findByRole('button', { name: 'vault-backend' }),
    );
    expect(
      screen.getByRole('region', { name: 'Findings of vault-backend' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('store=');
    await expectAccessible(screen.getByRole('main'));
  });
});

describe('the clusters', () => {
  it('that cannot be seen come first, with the reason', async () => {
    const api = overviewApi();
    api.getClusters.mockResolvedValue({
      items: [
        {
          ...reachable,
          resources: [
            {
              resource: 'externalsecrets.external-secrets.io',
              apiVersion: 'v1',
              state: 'watching',
              reason: null,
              since: minutesAgo(60),
              objects: 12,
            },
          ],
        },
        {
          ...reachable,
          name: 'edge',
          title: 'edge',
          reachable: false,
          reason: 'The API server does not answer.',
          version: null,
        },
      ],
    });
    await renderOverview({ api, path: '/secrets/clusters' });
    const titles = await screen.findAllByRole('heading', { level: 3 });
    expect(titles.map(title => title.textContent)).toEqual([
      'edge',
      'floe-prod',
    ]);
    expect(
      screen.getByText('The API server does not answer.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 of 2 clusters can be seen.'),
    ).toBeInTheDocument();
    expect(screen.getByText('v1.36.3')).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: 'List its secrets' })[0],
    ).toHaveAttribute('href', '/secrets/list?cluster=edge');
    await expectAccessible(screen.getByRole('main'));
  });

  it('say what may not be read, with the line to add', async () => {
    const api = overviewApi();
    api.getClusters.mockResolvedValue({
      items: [
        {
          ...reachable,
          visibility: {
            hidden: [
              {
                resource: 'sealedsecrets.bitnami.com',
                approach: 'sealed-secrets',
                cause: 'forbidden',
                shows: 'SealedSecrets',
                servedVersions: [],
                reason: null,
                since: null,
              },
            ],
            remedies: [{ title: 'Allow it', manifest: 'kind: ClusterRole' }],
          },
        },
      ],
    });
    await renderOverview({ api, path: '/secrets/clusters' });
    expect(
      await screen.findByText('What the portal cannot see here'),
    ).toBeInTheDocument();
    expect(screen.getByText('kind: ClusterRole')).toBeInTheDocument();
  });
});

describe('the operators of a cluster', () => {
  async function open(operators: ClusterOperator[]) {
    const api = overviewApi();
    api.getClusters.mockResolvedValue({ items: [{ ...reachable, operators }] });
    await renderOverview({ api, path: '/secrets/clusters' });
    return screen.findByRole('table', { name: 'Operators' });
  }

  it('have their version and its known problems, with remedy and source', async () => {
    const table = await open([
      {
        operator: 'sealed-secrets',
        version: '0.35.0',
        state: 'known',
        deployment: 'kube-system/sealed-secrets',
        problems: [
          {
            id: 'ss-rotate-scope',
            severity: 'warning',
            summary: 'The scope can be widened.',
            remedy: 'Update to 0.36.0.',
            link: 'https://example.com/advisory',
            fixedIn: '0.36.0',
          },
          {
            id: 'of-a-newer-backend',
            severity: 'info',
            summary: 'Good to know.',
            remedy: 'Nothing to do.',
            link: 'https://example.com/notes',
            fixedIn: null,
          },
        ],
      },
    ]);
    expect(table).toHaveTextContent('Sealed Secrets controller');
    expect(table).toHaveTextContent('0.35.0');
    expect(table).toHaveTextContent(
      'From the Deployment kube-system/sealed-secrets.',
    );
    const [first, second] = within(table).getAllByRole('listitem');
    expect(within(first).getByRole('img', { name: 'Warning' })).toBeVisible();
    expect(first).toHaveTextContent('The scope can be widened.');
    expect(first).toHaveTextContent('Update to 0.36.0.');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      'https://example.com/advisory',
    );
    expect(second).toHaveTextContent('Good to know. Nothing to do.');
    await expectAccessible(screen.getByRole('main'));
  });

  it('say why a version is not known, with the rule to add', async () => {
    const table = await open([
      {
        operator: 'external-secrets',
        version: null,
        state: 'forbidden',
        lookedFor: ['external-secrets/external-secrets'],
        rules: '- apiGroups: [apps]',
        problems: [],
      },
      {
        operator: 'kustomize-controller',
        version: null,
        state: 'not-found',
        lookedFor: ['flux-system/kustomize-controller'],
        problems: [],
      },
    ]);
    expect(table).toHaveTextContent(
      'The portal may not read the Deployment external-secrets/external-secrets.',
    );
    expect(table).toHaveTextContent('- apiGroups: [apps]');
    expect(table).toHaveTextContent(
      'There is no Deployment flux-system/kustomize-controller.',
    );
    expect(
      within(table).getAllByText('Not known without the version'),
    ).toHaveLength(2);
    await expectAccessible(screen.getByRole('main'));
  });

  it('without a known problem say so', async () => {
    const table = await open([
      {
        operator: 'external-secrets',
        version: '2.9.0',
        state: 'declared',
        problems: [],
      },
    ]);
    expect(table).toHaveTextContent('Declared by the platform team.');
    expect(table).toHaveTextContent('None known of this version');
  });
});

describe('the sealing keys of a cluster', () => {
  const key = {
    controller: 'kube-system/sealed-secrets-controller',
    fingerprint: 'ab',
    notBefore: minutesAgo(60 * 24 * 10),
    notAfter: minutesAgo(-60 * 24 * 3650),
    renewalDue: minutesAgo(-60 * 24 * 20),
    knownKeys: 3,
  };

  it('show their age and when the next one is expected', async () => {
    const api = overviewApi();
    api.getClusters.mockResolvedValue({
      items: [{ ...reachable, sealingKeys: [key] }],
    });
    await renderOverview({ api, path: '/secrets/clusters' });
    expect(
      (await screen.findByText(/sealed-secrets-controller/)).textContent,
    ).toBe(
      'kube-system/sealed-secrets-controller: created 10 days ago. The controller creates the next one in 20 days, unless --key-renew-period is set to another value. 3 keys were seen.',
    );
  });

  it('say that the next one is late', async () => {
    const api = overviewApi();
    const renewalDue = minutesAgo(60 * 24 * 5);
    api.getClusters.mockResolvedValue({
      items: [{ ...reachable, sealingKeys: [{ ...key, renewalDue }] }],
    });
    await renderOverview({ api, path: '/secrets/clusters' });
    expect(
      await screen.findByText(/would have created the next one/),
    ).toBeInTheDocument();
  });
});

describe('what the portal lacks', () => {
  it('is said on each view, with the line to add', async () => {
    const api = overviewApi();
    const line = "backend.add(import('@backstage/plugin-permission-backend'));";
    api.getClusters.mockResolvedValue({
      items: [reachable],
      portalProblems: [
        { code: 'permission-plugin-missing', text: 'Nobody decides.', line },
      ],
    });
    await renderOverview({ api, path: '/secrets/stores' });
    expect(await screen.findByText(line)).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
  });
});

describe('the changes', () => {
  it('show what they wait for, and for how long', async () => {
    const api = overviewApi();
    api.getChanges.mockResolvedValue({
      items: [
        change(),
        change({
          id: 'change-8',
          status: 'open',
          createdAt: minutesAgo(60 * 30),
          steps: [
            {
              name: 'opened',
              state: 'done',
              at: minutesAgo(60 * 30),
              proof: null,
            },
          ],
        }),
        finishedChange(),
      ],
    });
    await renderOverview({ api, path: '/secrets/changes' });
    expect(
      await screen.findByText(/^1 pull request has been open for 1 day, 6/),
    ).toBeInTheDocument();
    const notArrived = screen.getByRole('region', {
      name: 'Merged, but not in the cluster',
    });
    expect(notArrived).toHaveTextContent('1 merged change has not arrived.');
    expect(notArrived).toHaveTextContent('Waiting for 3 minutes');
    expect(
      within(notArrived).getByRole('link', { name: 'orders-lakehouse' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/orders-lakehouse/secrets',
    );
    expect(screen.getByText('Finished (1)')).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
  });
});

describe.each([
  ['stores', 'getStores', /No store is known/],
  ['clusters', 'getClusters', /No cluster is connected/],
  ['changes', 'getChanges', /has not opened any pull request yet/],
] as const)('the view of the %s', (view, method, none) => {
  it('says that there are none', async () => {
    const api = overviewApi();
    api[method].mockResolvedValue({ items: [] });
    await renderOverview({ api, path: `/secrets/${view}` });
    expect(await screen.findByText(none)).toBeInTheDocument();
  });

  it('says why it could not be loaded, and what may not be seen', async () => {
    const api = overviewApi();
    api[method].mockRejectedValue(new TypeError('Failed to fetch'));
    const { user } = await renderOverview({ api, path: `/secrets/${view}` });
    expect(
      await screen.findByText(/backend does not answer/),
    ).toBeInTheDocument();
    api[method].mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'Not allowed'),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('You are not allowed to see this'),
    ).toBeInTheDocument();
  });
});
