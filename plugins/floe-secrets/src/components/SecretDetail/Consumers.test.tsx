import type { ManagedSecretDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__fixtures__/entitySecrets';
import { detailOf, secret } from '../../__fixtures__/secrets';
import { minutesAgo } from '../../__fixtures__/time';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

async function renderUsers(
  detail: Partial<ManagedSecretDetail>,
  shown = secret(),
) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([shown]));
  api.getSecret.mockResolvedValue({ ...detailOf(shown), ...detail });
  await renderTab({ api, path: `/?secret=${shown.id}` });
  return screen.findByRole('region', { name: 'Used by' });
}

const off = { state: 'off', reason: null } as const;
const watching = { state: 'watching', reason: null } as const;

describe('the consumers of a secret', () => {
  it('show how they use it, since when, and whether to restart them', async () => {
    const users = await renderUsers({
      sight: { secrets: watching, pods: watching },
      consumers: [
        {
          kind: 'Deployment',
          name: 'orders-webserver',
          pods: 2,
          uses: ['env', 'envFrom'],
          startedAt: minutesAgo(60),
          restart: 'needed',
        },
        {
          kind: 'Pod',
          name: 'debug',
          pods: 1,
          uses: ['imagePull'],
          startedAt: null,
          restart: 'not-needed',
        },
      ],
    });
    const [, first, second] = within(users).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Deployment orders-webserver\s*2 podsenvironment variable, environment \(envFrom\)1 hour agoRestart needed/,
    );
    // What each value is, where the page is too narrow for columns.
    expect(
      within(first)
        .getAllByRole('cell')
        .map(cell => cell.dataset.label),
    ).toEqual(['Workload', 'Used as', 'Started', 'Restart']);
    expect(within(first).getByText('Restart needed')).toHaveAttribute(
      'title',
      expect.stringContaining('keeps the old values'),
    );
    expect(second).toHaveTextContent(
      'Pod debugimage pull secretnot yetNot needed',
    );
  });

  it('are empty if no pod uses it', async () => {
    const users = await renderUsers({
      sight: { secrets: watching, pods: watching },
      consumers: [],
    });
    expect(users).toHaveTextContent('No running pod uses this secret.');
  });

  it('are not observed until an administrator adds these lines', async () => {
    const users = await renderUsers({
      sight: { secrets: off, pods: off },
      consumers: null,
    });
    expect(users).toHaveTextContent(
      'The portal does not observe which workloads use this secret.',
    );
    await userEvent.click(within(users).getByText('For administrators'));
    expect(users).toHaveTextContent(/observe:\s*consumers: true/);
    expect(users).toHaveTextContent(/resources: \[pods\]/);
  });

  it('are not known where the right is missing, which needs no configuration', async () => {
    const users = await renderUsers({
      sight: {
        secrets: watching,
        pods: { state: 'forbidden', reason: 'pods is forbidden' },
      },
      consumers: null,
    });
    expect(users).toHaveTextContent('pods is forbidden');
    expect(users).toHaveTextContent(/resources: \[pods\]/);
    expect(users).not.toHaveTextContent('consumers: true');
  });

  it('say how to know of a target whether it is there', async () => {
    await renderUsers(
      { sight: { secrets: off, pods: watching }, consumers: [] },
      secret({ target: { name: 'orders', exists: null, keys: [] } }),
    );
    expect(
      screen.getByText(
        'The portal does not observe whether the target exists.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/secretMetadata: true/)).toBeInTheDocument();
  });
});

describe('the facts of a plain Secret', () => {
  it('show their Helm release, and that a time is an upper bound', async () => {
    const shown = secret({
      kind: 'Secret',
      apiVersion: 'v1',
      approach: 'kubernetes',
      source: {
        store: null,
        remoteRefs: [],
        helmRelease: {
          name: 'orders',
          namespace: 'floe-orders',
          revision: 2,
          status: 'deployed',
          deployedAt: minutesAgo(120),
        },
      },
      rotation: {
        lastChanged: minutesAgo(120),
        maxAge: null,
        due: null,
        precision: 'at-latest',
      },
    });
    await renderUsers({}, shown);
    const facts = screen.getByRole('region', { name: 'Details' });
    expect(facts).toHaveTextContent(/Helm releaseorders, revision 2, deployed/);
    expect(facts).toHaveTextContent('Last changed no later than');
  });
});
