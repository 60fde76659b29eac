import type {
  UnreadableResource,
  Reachability,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { minutesAgo } from '../../__fixtures__/time';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const manifest = [
  '- apiGroups: [external-secrets.io]',
  '  resources: [secretstores]',
  '  verbs: [get, list, watch]',
].join('\n');

function hidden(
  overrides: Partial<UnreadableResource> = {},
): UnreadableResource {
  return {
    resource: 'secretstores.external-secrets.io',
    approach: 'external-secrets',
    cause: 'forbidden',
    shows: 'the SecretStores',
    servedVersions: ['external-secrets.io/v1'],
    reason: 'Cluster "floe-prod" answers 403',
    since: minutesAgo(30),
    ...overrides,
  };
}

async function renderCluster(
  visibility: Reachability['visibility'],
  secrets = [secret()],
) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue({
    ...answer(secrets),
    clusters: [
      {
        name: 'floe-prod',
        title: 'floe-prod',
        reachable: true,
        since: minutesAgo(600),
        reason: visibility?.hidden[0].reason ?? null,
        visibility,
      },
    ],
  });
  await renderTab({ api });
}

describe('what of a cluster cannot be seen', () => {
  it('is shown beside what the portal can read, with the rule to add', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await renderCluster({
      hidden: [hidden()],
      remedies: [{ title: 'Add to the ClusterRole', manifest }],
    });

    expect(
      await screen.findByText(
        'Some resources in the cluster floe-prod cannot be read',
      ),
    ).toBeInTheDocument();
    const resource = screen.getByText('secretstores.external-secrets.io');
    expect(resource.closest('li')).toHaveTextContent(
      /cannot be read: access is denied \(since .*\)\. Not shown: the SecretStores\./,
    );
    expect(
      screen.getByRole('button', { name: secret().name }),
    ).toBeInTheDocument();

    await user.click(screen.getByText('What to do'));
    await user.click(
      screen.getByRole('button', {
        name: 'Copy the YAML: Add to the ClusterRole',
      }),
    );
    expect(writeText).toHaveBeenCalledWith(manifest);
  });

  it('is who is behind where no served version is read', async () => {
    await renderCluster({
      hidden: [
        hidden({
          cause: 'version-too-new',
          servedVersions: ['external-secrets.io/v2'],
        }),
      ],
      remedies: [{ title: 'Update Floe Secrets' }],
    });
    expect(
      await screen.findByText(/served as external-secrets\.io\/v2 only/),
    ).toHaveTextContent('this release of Floe Secrets is too old');
  });

  it('is an operator that is missed', async () => {
    await renderCluster(
      {
        hidden: [
          hidden({
            resource: 'externalsecrets.external-secrets.io',
            cause: 'not-served',
            servedVersions: [],
            reason: null,
          }),
        ],
        remedies: [
          {
            title: 'Install External Secrets Operator',
            command: 'helm upgrade --install external-secrets',
          },
        ],
      },
      [],
    );
    const alert = await screen.findByText(
      'The cluster floe-prod has no operator for secrets',
    );
    expect(alert).toBeInTheDocument();
    expect(
      screen.getByText('helm upgrade --install external-secrets'),
    ).toBeInTheDocument();
  });

  it('quotes what fails for now, and is silent where nothing does', async () => {
    await renderCluster({
      hidden: [hidden({ cause: 'failing', reason: 'answers 500' })],
      remedies: [],
    });
    const item = (await screen.findByText('answers 500')).closest('li')!;
    expect(within(item).getByText(/cannot be read now/)).toBeInTheDocument();
    expect(screen.queryByText('What to do')).not.toBeInTheDocument();
  });
});
