import { unsealValue } from '@floe/sealed-secrets/testing';
import type { SealedSecretsChange } from '@floe/values-files';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { answer } from '../../__fixtures__/entitySecrets';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { everythingKept, expectNoTraceOf } from '../../__testUtils__/canary';
import { fakeApi } from '../../__testUtils__/fakes';
import { ordersService, renderWizard } from '../../__testUtils__/renderWizard';
import { createSealingKey } from '../../__testUtils__/sealingKey';

const CANARY = 'canary "☃" é/4f1c\nnever in clear';
const controllerKey = createSealingKey();

const DOTENV = `# of the vault
export PROD_SNOWFLAKE_USER=loader
SNOWFLAKE_PASSWORD='${CANARY}'
POLARIS_CLIENT_SECRET=\`${CANARY}\`
OPENAI_API_KEY='${CANARY}'
EMPTY=
`;

async function renderImport() {
  const key = await controllerKey;
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([]));
  api.getSealingCertificate.mockResolvedValue(key.answer);
  const wizard = await renderWizard({
    api,
    initialState: {
      service: ordersService,
      approach: { approach: 'sealed-secrets' },
    },
  });
  await screen.findByText('github.com/floe/orders-lakehouse');
  await wizard.next();
  await screen.findByRole('radiogroup', { name: 'Approach' });
  await wizard.next();
  await screen.findByText('SHA-256 fingerprint');
  const area = screen.getByLabelText('Paste or type the values');
  await waitFor(() => expect(area).toBeEnabled());

  const pasteAll = async (text: string) => {
    await wizard.user.click(area);
    await wizard.user.paste(text);
  };
  const choiceOf = (name: string) =>
    screen.getByRole('button', { name: new RegExp(`Key for ${name}$`) });
  const button = (name: string | RegExp) =>
    screen.getByRole('button', { name });
  const finish = async () => {
    await wizard.next();
    await wizard.user.click(
      await screen.findByRole('checkbox', {
        name: 'I have checked the change',
      }),
    );
    await wizard.next();
    await screen.findByRole('button', { name: 'Create' });
    await wizard.create();
    return wizard.onCreate.mock.lastCall![0]
      .secrets as unknown as SealedSecretsChange;
  };
  const open = async (ciphertext: string, name: string) => {
    const bytes = await act(() =>
      unsealValue({
        ciphertext,
        privateKeys: [key.privateKey],
        scope: 'strict',
        namespace: 'floe-orders',
        name: `orders-lakehouse-floe-dagster-${name}`,
      }),
    );
    return bytes && new TextDecoder().decode(bytes);
  };
  return { ...wizard, api, pasteAll, choiceOf, button, finish, open };
}

describe('values from a text', () => {
  it('are matched, confirmed, sealed for their keys, and nowhere in clear afterwards', async () => {
    const {
      user,
      api,
      pasteAll,
      choiceOf,
      button,
      next,
      finish,
      open,
      onCreate,
    } = await renderImport();

    await pasteAll(DOTENV);
    expect(await screen.findByText('4 values found')).toBeInTheDocument();
    // Not even before they are sealed.
    expectNoTraceOf(CANARY);
    await expectAccessible(
      screen.getByRole('region', { name: 'Fill in from a text or file' }),
    );
    expect(choiceOf('SNOWFLAKE_PASSWORD')).toHaveTextContent(
      'Compute engine (Snowflake): SNOWFLAKE_PASSWORD',
    );
    expect(choiceOf('PROD_SNOWFLAKE_USER')).toHaveTextContent('SNOWFLAKE_USER');
    expect(choiceOf('OPENAI_API_KEY')).toHaveTextContent('Leave out');
    expect(screen.getByText(/left out: EMPTY/)).toBeInTheDocument();

    await user.click(button(/Put the remaining value into another secret/));
    expect(button('Seal 4 values')).toBeDisabled();
    await user.type(
      screen.getByLabelText('Name of the other secret'),
      'openai',
    );
    // The form cannot be left with values that would be lost.
    await next();
    expect(
      await screen.findByText('Seal or discard these values before you go on.'),
    ).toBeInTheDocument();
    await user.click(button('Seal 4 values'));
    expect(
      await screen.findByText(
        '4 values are sealed. The clear text is not kept.',
      ),
    ).toBeInTheDocument();
    expect(await screen.findAllByText('Sealed')).toHaveLength(4);
    expectNoTraceOf(CANARY);

    // What the engine needs beside them is asked for as ever.
    for (const label of ['Account', 'Warehouse', 'Database']) {
      const input = screen.getByLabelText(label, {
        selector: 'input:not([type="checkbox"])',
      });
      await user.type(input, 'x');
      await user.tab();
    }
    await user.type(screen.getByLabelText('Client ID'), 'x');
    await user.tab();
    await waitFor(() => expect(screen.getAllByText('Sealed')).toHaveLength(8));
    const { components, custom } = await finish();

    const opened = [
      [components.compute!.encryptedData.SNOWFLAKE_PASSWORD, 'compute-secret'],
      [
        components.catalog!.encryptedData['polaris-client-secret'],
        'catalog-secret',
      ],
      [custom[0].encryptedData!.OPENAI_API_KEY, 'openai'],
    ] as const;
    for (const [ciphertext, name] of opened) {
      expect(await open(ciphertext, name)).toBe(CANARY);
    }
    expect(components.compute!.engine).toBe('snowflake');
    expectNoTraceOf(
      CANARY,
      onCreate.mock.calls,
      Object.values(api).map(call => call.mock?.calls),
    );
  });

  it('are checked as they are typed, and a fault names its line', async () => {
    const { user, pasteAll, button } = await renderImport();

    await pasteAll(`A=1\nB="${CANARY}`);
    expect(await screen.findByText(/Line 2 could not be read/)).toBeVisible();
    expect(everythingKept()).not.toContain('never in clear');
    await user.type(
      screen.getByLabelText('Paste or type the values'),
      'polaris_client_id: typed',
    );
    await user.click(button('Read what I typed'));
    await screen.findByText('1 value found');
    await user.click(button('Discard all'));

    expect(everythingKept()).not.toContain('typed: ');
    expect(screen.getByLabelText('Paste or type the values')).toHaveValue('');
  });

  it('come from a file that is dropped', async () => {
    const { button } = await renderImport();
    const bytes = new TextEncoder().encode(
      JSON.stringify({ catalog: { 'polaris-client-id': CANARY } }),
    );
    const file = Object.assign(new File([bytes], 'values.json'), {
      arrayBuffer: async () => bytes.buffer,
    });

    fireEvent.drop(screen.getByText('or drop a file here'), {
      dataTransfer: { files: [file], getData: () => '' },
    });

    await screen.findByText('1 value found');
    expectNoTraceOf(CANARY);
    fireEvent.click(button('Seal 1 value'));
    await screen.findByText(/1 value is sealed/);
    expectNoTraceOf(CANARY);
  });
});

describe('a generated value', () => {
  it('is sealed without being shown', async () => {
    const { user, button } = await renderImport();
    await user.click(screen.getByRole('checkbox', { name: /^Table catalog/ }));
    await user.click(button('Generate'));
    const length = screen.getByLabelText('Length');
    await user.clear(length);
    await user.type(length, '7');
    expect(button('Generate and seal')).toBeDisabled();
    await expectAccessible(
      screen.getByRole('group', {
        name: 'Generate the value of Client secret',
      }),
    );
    await user.type(length, '{Backspace}64{Enter}');

    expect(await screen.findByText('Sealed')).toBeInTheDocument();
    expect(screen.queryByLabelText('Length')).not.toBeInTheDocument();
  });
});
