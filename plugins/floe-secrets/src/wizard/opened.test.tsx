import {
  WIZARD_TASKS,
  type WizardTask,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen, waitFor, within } from '@testing-library/react';
import { answer } from '../__fixtures__/entitySecrets';
import { fakePreview } from '../__testUtils__/fakePreview';
import { fakeApi } from '../__testUtils__/fakes';
import { ordersService, renderWizard } from '../__testUtils__/renderWizard';
import { sealedText } from '../__testUtils__/sealedText';
import { createSealingKey } from '../__testUtils__/sealingKey';
import { wizardPlaceOf } from '../components/common/wizardPlace';

const FULLNAME = 'orders-lakehouse-floe-dagster';
const CIPHERTEXT = sealedText();

const VALUES = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    secretStoreKind: SecretStore
    refreshInterval: 1h0m0s
    postgresql:
      enabled: true
      passwordKey: floe/prod/dagster-postgresql
      passwordProperty: password
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
          property: user
        - secretKey: SNOWFLAKE_PASSWORD
          remoteKey: floe/prod/snowflake
          property: password
    custom:
      - name: dbt-cloud
        data:
          - secretKey: TOKEN
            remoteKey: floe/prod/dbt
  sealedSecrets:
    enabled: true
    catalog:
      enabled: true
      encryptedData:
        polaris-client-id: ${CIPHERTEXT}
        polaris-client-secret: ${CIPHERTEXT}
    custom:
      - name: openai
        encryptedData:
          TOKEN: ${CIPHERTEXT}
`;

/** The name of what has the focus, as a screen reader says it, and of what it is in. */
function focused(): string {
  const element = document.activeElement!;
  const around = element.closest<HTMLElement>('[data-part], [data-setting]');
  return [
    element.getAttribute('aria-label') ?? element.getAttribute('value'),
    around?.dataset.setting ?? around?.dataset.part,
  ].join(' in ');
}

const external = (name: string, task: WizardTask, secretKey?: string) =>
  ({
    kind: 'ExternalSecret',
    approach: 'external-secrets',
    name,
    task,
    secretKey,
  } as const);
const sealed = (name: string, task: WizardTask, secretKey?: string) =>
  ({
    kind: 'SealedSecret',
    approach: 'sealed-secrets',
    name,
    task,
    secretKey,
  } as const);

const OPENED = [
  [
    external('compute-secret', 'reference', 'SNOWFLAKE_PASSWORD'),
    'SNOWFLAKE_PASSWORD in compute',
  ],
  [external('compute-secret', 'reference'), 'Compute engine in compute'],
  [external('dbt-cloud', 'reference', 'TOKEN'), 'TOKEN in custom.dbt-cloud'],
  [
    external('compute-secret', 'store'),
    'SecretStore/aws-secrets-manager in store',
  ],
  [external('compute-secret', 'refresh-interval'), ' in refresh-interval'],
  [external('compute-secret', 'interval-form'), ' in refresh-interval'],
  [external('compute-secret', 'creation-policy'), ' in creation-policy'],
  [external('dbt-cloud', 'store'), ' in store'],
  [external('dbt-cloud', 'refresh-interval'), ' in refresh-interval'],
  [external('dbt-cloud', 'creation-policy'), ' in creation-policy'],
  [external('postgresql-secret', 'template'), 'enabled in template'],
  [external('compute-secret', 'remove'), 'Compute engine in compute'],
  [external('dbt-cloud', 'remove'), 'dbt-cloud in custom.dbt-cloud'],
  [
    sealed('catalog-secret', 'value', 'polaris-client-secret'),
    'polaris-client-secret in catalog',
  ],
  [sealed('openai', 'value', 'TOKEN'), 'TOKEN in custom.openai'],
  [sealed('openai', 'value'), 'openai in custom.openai'],
  [sealed('catalog-secret', 'remove'), 'Table catalog in catalog'],
] as const;

describe('the wizard that a remedy opens', () => {
  it.each(OPENED.map(([subject, focus]) => ({ ...subject, focus })))(
    'opens for $task of $kind $name ($secretKey) on $focus',
    async ({ approach, focus, kind, name, secretKey, task }) => {
      const api = fakeApi();
      api.getEntitySecrets.mockResolvedValue(answer([]));
      api.preview.mockImplementation(async request =>
        fakePreview(request, VALUES),
      );
      api.getSealingCertificate.mockResolvedValue(
        (await createSealingKey()).answer,
      );
      const place = wizardPlaceOf(
        { kind, approach, name: `${FULLNAME}-${name}` },
        [FULLNAME],
        { task, secretKey },
      )!;
      const query = new URLSearchParams({
        part: place.part!,
        task,
        ...(secretKey && { key: secretKey }),
      });
      const { back } = await renderWizard({
        api,
        path: `/?${query}`,
        initialState: {
          service: ordersService,
          approach: { approach: place.approach! },
        },
      });

      await screen.findByText('What this changes');
      await waitFor(() => expect(focused()).toBe(focus));
      expect(document.activeElement).toBeVisible();

      // The way back leads to the steps that were passed.
      await back();
      await screen.findByRole('radiogroup', { name: 'Approach' });
      await back();
      await screen.findByText('github.com/floe/orders-lakehouse');
    },
  );

  it('does not keep what it only proposed, nor take the place of what was entered', async () => {
    sessionStorage.clear();
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer([]));
    api.preview.mockImplementation(async request =>
      fakePreview(request, VALUES),
    );
    const { user } = await renderWizard({
      api,
      // An address skips its steps once, and a test above used it without the environment.
      path: '/?part=compute&task=remove&environment=prod',
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    const summary = await screen.findByRole('region', {
      name: 'What this changes',
    });
    expect(await within(summary).findByText('Removes')).toBeInTheDocument();
    expect(sessionStorage.getItem('floe-secrets.wizard') ?? '[]').toBe('[]');

    // Where the removal is taken back, the keyboard is led to the component.
    await user.click(screen.getByRole('button', { name: /^Keep Compute/ }));
    expect(focused()).toBe('Compute engine in compute');
    await user.click(
      screen.getByRole('button', { name: 'Remove SNOWFLAKE_USER' }),
    );
    expect(sessionStorage.getItem('floe-secrets.wizard')).toContain(
      'SNOWFLAKE_USER',
    );
    // With its last key the component goes, and the button that had the focus.
    await user.click(
      screen.getByRole('button', { name: 'Remove SNOWFLAKE_PASSWORD' }),
    );
    expect(focused()).toBe('Keep Compute engine in compute');
  });

  it('says what the values file does not have', async () => {
    sessionStorage.clear();
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer([]));
    api.preview.mockImplementation(async request =>
      fakePreview(request, VALUES),
    );
    await renderWizard({
      api,
      path: '/?part=storage&task=refresh-interval',
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    expect(
      await screen.findByText(
        /values.yaml does not have “Object storage”: something else makes this object/,
      ),
    ).toBeInTheDocument();
  });

  it('covers all that it can do', () => {
    expect(
      [...new Set(OPENED.map(([{ task }]) => task)), 'manage'].sort(),
    ).toEqual(Object.keys(WIZARD_TASKS).sort());
  });

  it('opens in the choice of the approach for a Secret that nothing manages', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer([]));
    await renderWizard({
      api,
      path: '/?part=custom.token&task=manage',
      initialState: { service: ordersService },
    });
    await screen.findByRole('radiogroup', { name: 'Approach' });
  });

  const compute = {
    name: `${FULLNAME}-compute-secret`,
    approach: 'external-secrets',
  } as const;
  it.each([
    [
      'an object of an operator that the chart does not render',
      { ...compute, kind: 'ClusterExternalSecret' },
      'reference',
    ],
    [
      'an object of another chart',
      { ...compute, kind: 'ExternalSecret', name: 'feature-store' },
      'reference',
    ],
    [
      'a template of a Secret that the chart gives none',
      { ...compute, kind: 'ExternalSecret' },
      'template',
    ],
    [
      'a value of an ExternalSecret',
      { ...compute, kind: 'ExternalSecret' },
      'value',
    ],
    [
      'a store of a SealedSecret',
      { ...compute, kind: 'SealedSecret', approach: 'sealed-secrets' },
      'store',
    ],
  ] as const)('is not offered for %s', (_what, subject, task) => {
    expect(wizardPlaceOf(subject, [FULLNAME], { task })).toBeUndefined();
  });
});
