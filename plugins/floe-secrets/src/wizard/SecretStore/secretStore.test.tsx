import {
  secretStoreChangeSchema,
  type SecretStorePlan,
  type SecretStorePlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import { OTHER_SIDE_TITLES, STORE_PROVIDERS } from '@floe/values-files';
import { screen, waitFor } from '@testing-library/react';
import { secretStorePlan } from '../../__fixtures__/secretStorePlan';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderStoreWizard } from '../../__testUtils__/renderStoreWizard';
import { storesMessages } from '../../translation/stores';
import { fieldMeaning } from './fieldMeaning';

function withPlan(fields: Partial<SecretStorePlan>) {
  const api = fakeApi();
  api.planSecretStore.mockImplementation(
    async (request: SecretStorePlanRequest) => secretStorePlan(request, fields),
  );
  return api;
}

type Wizard = Awaited<ReturnType<typeof renderStoreWizard>>;

async function fill({ user }: Wizard, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

async function describeAws(wizard: Wizard) {
  await fill(wizard, await screen.findByLabelText(/Name of the store/), 'aws');
  await fill(wizard, screen.getByLabelText(/^Region/), 'eu-central-1');
}

describe('the form field for a SecretStore', () => {
  it('describes a store for an identity of the cluster first', async () => {
    const wizard = await renderStoreWizard();
    await screen.findByText(/Fill in the required fields/);
    await describeAws(wizard);
    await screen.findByText('Content of deploy/prod/secret-stores/aws.yaml');
    expect(screen.getByRole('radio', { name: /IRSA/ })).toBeChecked();
    expect(document.body.textContent).toContain('kind: SecretStore');
    expect(document.body.textContent).toContain('kind: ServiceAccount');
    expect(
      screen.getByText('Create the IAM role that the ServiceAccount takes on'),
    ).toBeInTheDocument();
    expect(screen.getByText(/would accept this object/)).toBeInTheDocument();
    await expectAccessible(document.querySelector('form')!);

    await wizard.next();
    await screen.findByRole('button', { name: 'Create' });
    await wizard.create();
    const [[values]] = wizard.onCreate.mock.calls;
    expect(secretStoreChangeSchema.parse(values.secretStore)).toEqual({
      kind: 'SecretStore',
      name: 'aws',
      path: 'deploy/prod/secret-stores/aws.yaml',
      withServiceAccount: true,
      prefix: 'floe/prod/',
      provider: {
        aws: {
          service: 'SecretsManager',
          region: 'eu-central-1',
          auth: { jwt: { serviceAccountRef: { name: 'external-secrets-sa' } } },
        },
      },
    });
  });

  it('keeps what was entered when it is left and shown again', async () => {
    const wizard = await renderStoreWizard();
    await describeAws(wizard);
    await wizard.user.click(screen.getByRole('radio', { name: /Access key/ }));
    expect(
      screen.getByText('This needs a credential in a Secret of the cluster'),
    ).toBeInTheDocument();
    const [id, key] = screen.getAllByLabelText(/Name of the Secret/);
    await fill(wizard, id, 'aws-key');
    await fill(wizard, key, 'aws-key');
    await screen.findByText(/Put the credential into the Secret/);
    await wizard.next();
    await screen.findByRole('button', { name: 'Create' });
    await wizard.back();
    expect(await screen.findByLabelText(/^Region/)).toHaveValue('eu-central-1');
    expect(screen.getByRole('radio', { name: /Access key/ })).toBeChecked();
  });

  it('asks a ClusterSecretStore for its conditions', async () => {
    const wizard = await renderStoreWizard();
    await describeAws(wizard);
    await wizard.user.click(
      screen.getByRole('radio', { name: /ClusterSecretStore/ }),
    );
    const namespaces = screen.getByLabelText('Namespaces that may use it');
    expect(namespaces).toHaveValue('floe-orders');
    await wizard.user.clear(namespaces);
    await screen.findByText(/Fill in the required fields/);
    await wizard.next();
    expect(
      await screen.findAllByText(/fill in what the store requires/),
    ).not.toHaveLength(0);
    await fill(wizard, namespaces, 'one, two');
    await fill(
      wizard,
      screen.getByLabelText(
        'Namespace of the objects that the store refers to',
      ),
      'external-secrets',
    );
    await waitFor(() =>
      expect(document.body.textContent).toContain('kind: ClusterSecretStore'),
    );
    expect(document.body.textContent).toMatch(/conditions:\s+- namespaces:/);
  });

  it('marks what a field cannot take, and takes no credential', async () => {
    const wizard = await renderStoreWizard();
    await fill(wizard, await screen.findByLabelText(/^Region/), 'EU Central');
    expect(
      screen.getByText(/Lower-case letters, digits and hyphens, such as/),
    ).toBeInTheDocument();
    await wizard.next();
    expect(wizard.onCreate).not.toHaveBeenCalled();
  });

  it('shows the obstacles', async () => {
    const wizard = await renderStoreWizard(
      withPlan({
        sameName: { ready: true },
        kustomization: {
          path: 'deploy/kustomization.yaml',
          url: 'https://github.com/k',
          lists: false,
          problem: 'resources must be a list',
        },
        dryRun: [
          {
            kind: 'SecretStore',
            name: 'aws',
            namespace: 'floe-orders',
            result: 'refused',
            message: 'no such field',
          },
        ],
      }),
    );
    await describeAws(wizard);
    await screen.findByText('The cluster has a SecretStore aws already');
    expect(screen.getByText('no such field')).toBeInTheDocument();
    expect(screen.getByText('resources must be a list')).toBeInTheDocument();
  });

  it('offers to ask again where the repository cannot be asked', async () => {
    const api = fakeApi();
    api.planSecretStore.mockRejectedValue(new Error('The Git host is away'));
    const wizard = await renderStoreWizard(api);
    await describeAws(wizard);
    await screen.findByText('The Git host is away');
    api.planSecretStore.mockImplementation(async request =>
      secretStorePlan(request),
    );
    await wizard.user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('On the other side');
  });
});

describe('the store of a new environment', () => {
  it('may be left out, and is complete where it is wanted', async () => {
    const wizard = await renderStoreWizard(fakeApi(), 'new-environment');
    const wanted = await screen.findByRole('checkbox', {
      name: 'Create a SecretStore in the same pull request',
    });
    await wizard.user.click(wanted);
    await screen.findByText(/Fill in the required fields/);
    await wizard.next();
    expect(
      await screen.findAllByText(/fill in what the store requires/),
    ).not.toHaveLength(0);
    await wizard.user.click(wanted);
    await wizard.next();
    await screen.findByRole('button', { name: 'Create' });
  });
});

describe('the texts for stores', () => {
  it('name every field, way to authenticate and step', () => {
    for (const { auths, fields, provider } of STORE_PROVIDERS) {
      const names = storesMessages.auth[
        provider as keyof typeof storesMessages.auth
      ] as Record<string, string>;
      expect(Object.keys(names)).toEqual(auths.map(({ id }) => id));
      for (const { path } of [
        ...fields,
        ...auths.flatMap(auth => auth.fields),
      ]) {
        expect([path, fieldMeaning(path)]).toEqual([path, expect.any(String)]);
      }
    }
    expect(storesMessages.step).toEqual(OTHER_SIDE_TITLES);
  });
});
