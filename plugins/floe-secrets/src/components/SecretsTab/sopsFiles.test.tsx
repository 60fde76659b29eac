import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer, service } from '../../__fixtures__/entitySecrets';
import { finding, secret } from '../../__fixtures__/secrets';
import { minutesAgo } from '../../__fixtures__/time';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const PATH = 'deploy/values-prod.enc.yaml';
const RECIPIENT =
  'age1wkkqmga6qrtm4f742mzxlpjrn4s4thzs65l2lpm899nwwdwsce3qw7nrq8';

const file: ManagedSecret = secret({
  name: PATH,
  kind: 'SopsFile',
  apiVersion: 'floe.dev/v1',
  approach: 'sops',
  component: null,
  target: { name: '', exists: null, keys: [] },
  source: {
    store: null,
    remoteRefs: [],
    file: {
      path: PATH,
      url: `https://github.com/floe/orders-lakehouse/blob/main/${PATH}`,
      encrypted: true,
      lastModified: minutesAgo(60 * 24 * 3),
      sopsVersion: '3.13.3',
      recipients: [{ type: 'age', id: RECIPIENT }],
      encryptedValues: 4,
      openValues: 1,
    },
  },
  state: 'unknown',
  since: null,
  lastSync: null,
  nextSync: null,
  findings: [
    finding({
      id: 'sops-plaintext-left',
      summary: '1 value of the file is not encrypted in Git.',
      evidence: [
        {
          kind: 'file',
          text: 'secrets.s3.key is not encrypted (line 7)',
          time: null,
        },
      ],
      remedies: [{ title: 'Open it', link: 'https://github.com/floe#L7' }],
    }),
  ],
});

async function render(...args: Parameters<typeof answer>) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer(...args));
  await renderTab({ api });
}

describe('SOPS files in the Secrets tab', () => {
  it('are no secrets of which anything is known in the cluster', async () => {
    await render([secret(), file]);

    expect(
      await screen.findByRole('heading', {
        name: 'The secret is in the cluster.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '1 SOPS file is in Git; the cluster does not show its state. 1 needs attention.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('in Git')).toBeInTheDocument();
    expect(
      screen.getByTitle('A file in Git: the cluster does not show its state'),
    ).toHaveTextContent('Unknown');
    expect(screen.getByText(/^Changed/)).toHaveTextContent('3 days ago');
    expect(screen.queryByText('Never synced')).not.toBeInTheDocument();
    expect(screen.queryByText(/^Target/)).not.toBeInTheDocument();
  });

  it('are shown alone if there is nothing else', async () => {
    await render([file]);

    expect(
      await screen.findByRole('heading', {
        name: '1 SOPS file is in Git; the cluster does not show its state.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('The cluster cannot be read now.'),
    ).not.toBeInTheDocument();
  });

  it('show who can open them, and where they are', async () => {
    await render([file]);
    await userEvent.click(await screen.findByRole('button', { name: PATH }));

    expect(screen.getByRole('link', { name: /^deploy\// })).toHaveAttribute(
      'href',
      file.source.file?.url,
    );
    expect(
      screen.getByText(
        '4 values are encrypted. 1 is not encrypted. Written by sops 3.13.3.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Who can decrypt the file' }),
    ).toHaveTextContent(RECIPIENT);
    expect(screen.getByText('File in Git')).toBeInTheDocument();
  });

  it('say why one cannot be seen', async () => {
    await render([secret()], {
      service: service({
        sopsFileProblems: [
          {
            path: PATH,
            url: null,
            code: 'limited',
            text: 'cannot be read now: github.com limits the rate of requests',
            since: minutesAgo(5),
            environment: 'prod',
          },
        ],
      }),
    });

    expect(
      await screen.findByText(
        'A SOPS file of this service cannot be read from Git',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/limits the rate of requests\. Since/),
    ).toBeInTheDocument();
  });
});
