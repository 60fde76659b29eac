import type { SealedSecretsChange } from '@floe/values-files';
import { unsealValue } from '@floe/sealed-secrets/testing';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { answer } from '../../../__fixtures__/entitySecrets';
import { everythingKept } from '../../../__testUtils__/canary';
import { fakeApi } from '../../../__testUtils__/fakes';
import {
  ordersService,
  renderWizard,
} from '../../../__testUtils__/renderWizard';
import { createSealingKey } from '../../../__testUtils__/sealingKey';

/** A change in which every entry has its sealed values. */
type SealedSecretsDraft = Omit<SealedSecretsChange, 'custom'> & {
  custom: Required<SealedSecretsChange['custom'][number]>[];
};
type Paste = (text: string) => Promise<void>;

const PLAINTEXT = 'correct horse ☃ battery staple';

const controllerKey = createSealingKey();
const anotherKey = createSealingKey();

/** jsdom's files cannot be read as browsers read them. */
function file(name: string, content: string): File {
  const bytes = new TextEncoder().encode(content);
  return Object.assign(new File([bytes], name), {
    arrayBuffer: async () => bytes.buffer,
  });
}

async function renderSealing(
  setUp: (api: ReturnType<typeof fakeApi>) => void = () => {},
) {
  const key = await controllerKey;
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([]));
  api.getSealingCertificate.mockResolvedValue(key.answer);
  setUp(api);
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
  await screen.findByRole('radiogroup', { name: 'Certificate' });

  const choose = (component: string) =>
    wizard.user.click(screen.getByRole('checkbox', { name: component }));
  const enter = async (label: string, value: string) => {
    const input = await screen.findByLabelText(label, {
      selector: 'input:not([type="checkbox"]):enabled, textarea:enabled',
    });
    await wizard.user.click(input);
    await wizard.user.paste(value);
    // The first leads to the button that shows the value.
    await wizard.user.tab();
    await wizard.user.tab();
  };
  const finish = async (): Promise<SealedSecretsDraft> => {
    await wizard.next();
    await wizard.user.click(
      await screen.findByRole('checkbox', {
        name: 'I have checked the change',
      }),
    );
    await wizard.next();
    await screen.findByRole('button', { name: 'Create' });
    await wizard.create();
    const [values] = wizard.onCreate.mock.lastCall!;
    return values.secrets as unknown as SealedSecretsDraft;
  };
  const open = async (
    ciphertext: string,
    secretName: string,
    scope: SealedSecretsDraft['scope'] = 'strict',
  ) => {
    // The form goes on meanwhile.
    const bytes = await act(() =>
      unsealValue({
        ciphertext,
        privateKeys: [key.privateKey],
        scope,
        namespace: 'floe-orders',
        name: secretName,
      }),
    );
    return bytes && new TextDecoder().decode(bytes);
  };
  return { ...wizard, key, choose, enter, finish, open };
}

describe('sealing in the browser', () => {
  it('keeps ciphertext alone, which the controller of the cluster can open', async () => {
    const { choose, enter, finish, open, onCreate } = await renderSealing();
    await choose('Table catalog');

    await enter('Client ID', 'the-client');
    await enter('Client secret', PLAINTEXT);
    await waitFor(() => expect(screen.getAllByText('Sealed')).toHaveLength(2));
    expect(everythingKept()).not.toContain(PLAINTEXT);

    const secrets = await finish();
    expect(JSON.stringify(onCreate.mock.calls)).not.toContain(PLAINTEXT);
    expect(everythingKept()).not.toContain(PLAINTEXT);
    expect(
      await open(
        secrets.components.catalog!.encryptedData['polaris-client-secret'],
        'orders-lakehouse-floe-dagster-catalog-secret',
      ),
    ).toBe(PLAINTEXT);
  });

  it('hands no clear text to the form while it is typed', async () => {
    const { user, choose, back } = await renderSealing();
    await choose('Table catalog');

    await user.click(
      screen.getByLabelText('Client secret', { selector: 'input' }),
    );
    await user.paste(PLAINTEXT);
    // Leaving the step without leaving the input first drops what was typed.
    await back();
    await screen.findByRole('radiogroup', { name: 'Approach' });

    expect(everythingKept()).not.toContain(PLAINTEXT);
  });

  it('seals a value whose input is left by pressing Next, and then goes on', async () => {
    const { user, choose, enter, next } = await renderSealing();
    await choose('Table catalog');
    await enter('Client ID', 'the-client');
    await user.click(
      screen.getByLabelText('Client secret', { selector: 'input' }),
    );
    await user.paste(PLAINTEXT);

    await next();

    expect(
      await screen.findByText('Objects that the chart will render'),
    ).toBeInTheDocument();
  });

  it.each(['strict', 'namespace-wide', 'cluster-wide'] as const)(
    'seals for the scope %s and for no narrower one',
    async scope => {
      const { user, choose, enter, finish, open } = await renderSealing();
      if (scope !== 'strict') {
        await user.click(
          screen.getByRole('radio', { name: new RegExp(`^${scope}`, 'i') }),
        );
      }
      await choose('Table catalog');
      await enter('Client ID', 'the-client');
      await enter('Client secret', PLAINTEXT);

      const secrets = await finish();

      expect(secrets.scope).toBe(scope);
      const ciphertext =
        secrets.components.catalog!.encryptedData['polaris-client-secret'];
      const name = 'orders-lakehouse-floe-dagster-catalog-secret';
      expect(await open(ciphertext, name, scope)).toBe(PLAINTEXT);
      expect(await open(ciphertext, name, 'strict')).toBe(
        scope === 'strict' ? PLAINTEXT : undefined,
      );
    },
  );

  it('drops what was sealed when the scope changes, and says so', async () => {
    const { user, choose, enter, next } = await renderSealing();
    await choose('Table catalog');
    await enter('Client secret', PLAINTEXT);
    await screen.findByText('Sealed');

    await user.click(screen.getByRole('radio', { name: /^Namespace-wide/ }));

    expect(
      await screen.findByText('Enter the values again'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Sealed')).not.toBeInTheDocument();
    await next();
    expect(
      (
        await screen.findAllByText(
          /Client secret: enter the value|add at least one key/,
        )
      ).length,
    ).toBeGreaterThan(0);
  });

  it('drops what was sealed when another certificate is pasted', async () => {
    const other = await anotherKey;
    const { user, choose, enter } = await renderSealing();
    await choose('Table catalog');
    await enter('Client secret', PLAINTEXT);
    await screen.findByText('Sealed');

    await user.click(screen.getByRole('radio', { name: 'One that I paste' }));
    expect(screen.getByText('Sealed')).toBeInTheDocument();
    await user.click(
      screen.getByRole('textbox', { name: /Certificate in PEM/ }),
    );
    await user.paste(other.answer.pem);

    expect(
      await screen.findByText('Enter the values again'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Sealed')).not.toBeInTheDocument();
  });

  it('keeps what was sealed when the step is left and entered again', async () => {
    const { choose, enter, back, next } = await renderSealing();
    await choose('Table catalog');
    await enter('Client secret', PLAINTEXT);
    await screen.findByText('Sealed');

    await back();
    await screen.findByRole('radiogroup', { name: 'Approach' });
    await next();

    expect(await screen.findByText('Sealed')).toBeInTheDocument();
  });

  it('asks for the value again on Replace', async () => {
    const { user, choose, enter } = await renderSealing();
    await choose('Table catalog');
    await enter('Client secret', PLAINTEXT);
    await screen.findByText('Sealed');

    await user.click(
      screen.getByRole('button', {
        name: 'Replace the value of Client secret',
      }),
    );

    const input = await screen.findByLabelText('Client secret', {
      selector: 'input',
    });
    expect(input).toHaveValue('');
    expect(input).toHaveFocus();
  });

  const lines = 'line one\n  line two\n\nlast line\n';

  it.each<[string, string, (input: Element, paste: Paste) => unknown]>([
    ['pasted', lines, (_, paste) => paste(lines)],
    [
      'pasted with CRLF',
      lines,
      (_, paste) => paste(lines.replaceAll('\n', '\r\n')),
    ],
    [
      'dropped',
      lines,
      input =>
        fireEvent.drop(input, { dataTransfer: { getData: () => lines } }),
    ],
    [
      'pasted behind what was typed',
      `first, ${lines}`,
      async (_, paste) => {
        await paste('first, ');
        await paste(lines);
      },
    ],
  ])('keeps the lines of a text that is %s', async (how, text, put) => {
    const { user, choose, finish, open } = await renderSealing();
    await choose('Table catalog');
    const input = await screen.findByLabelText('Client secret', {
      selector: 'input:enabled',
    });
    await user.click(input);
    await put(input, content => user.paste(content));
    const area = screen.getByLabelText('Client secret', {
      selector: 'textarea',
    });
    expect(area).toHaveValue(text);
    expect(area).toHaveFocus();
    expect(screen.queryByText('Sealed')).not.toBeInTheDocument();

    await user.tab();
    await screen.findByText('Sealed');
    // An input keeps no CR, so it says what became of it.
    expect(
      screen.queryAllByText(/^The pasted line breaks of Windows/),
    ).toHaveLength(how === 'pasted with CRLF' ? 1 : 0);
    await user.click(screen.getByLabelText('Client ID', { selector: 'input' }));
    await user.paste('the-client');
    await user.tab();
    await waitFor(() => expect(screen.getAllByText('Sealed')).toHaveLength(2));
    expect(everythingKept()).not.toContain('last line');
    const secrets = await finish();
    expect(
      await open(
        secrets.components.catalog!.encryptedData['polaris-client-secret'],
        'orders-lakehouse-floe-dagster-catalog-secret',
      ),
    ).toBe(text);
  });

  it('takes several lines and files as they are', async () => {
    const { user, choose, finish, open } = await renderSealing();
    await choose('Compute engine');
    await user.click(screen.getByRole('button', { name: /Engine/ }));
    await user.click(await screen.findByRole('option', { name: 'BigQuery' }));
    const json = '{\n  "type": "service_account"\n}\n';

    const upload = screen.getByLabelText(
      'File with the value of Service account key (JSON)',
    );
    await user.upload(upload, file('key.json', 'no json'));
    expect(
      await screen.findByText(
        'The file is named .json but does not contain JSON',
      ),
    ).toBeInTheDocument();
    await user.upload(upload, file('key.json', json));
    await screen.findByText('Sealed');

    const secrets = await finish();
    expect(
      await open(
        secrets.components.compute!.encryptedData.BIGQUERY_KEYFILE,
        'orders-lakehouse-floe-dagster-compute-secret',
      ),
    ).toBe(json);
  });

  it('seals a custom entry for its own name, and again after it was renamed', async () => {
    const { user, enter, finish, open } = await renderSealing();
    await user.click(
      screen.getByRole('button', { name: 'Add another secret' }),
    );
    expect(
      screen.getByLabelText('the new key', { selector: 'input' }),
    ).toBeDisabled();
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(name).toHaveFocus();
    await user.type(name, 'dbt-cloud');
    await user.type(
      screen.getByRole('textbox', { name: 'Key of the Secret' }),
      'DBT_CLOUD_API_TOKEN',
    );
    await enter('DBT_CLOUD_API_TOKEN', PLAINTEXT);
    await screen.findByText('Sealed');

    await user.type(name, '2');
    expect(screen.queryByText('Sealed')).not.toBeInTheDocument();
    await enter('DBT_CLOUD_API_TOKEN', PLAINTEXT);
    await screen.findByText('Sealed');

    const secrets = await finish();
    expect(
      await open(
        secrets.custom[0].encryptedData.DBT_CLOUD_API_TOKEN,
        'orders-lakehouse-floe-dagster-dbt-cloud2',
      ),
    ).toBe(PLAINTEXT);
  });

  it('says when white space surrounds a value, and never shows it', async () => {
    const { choose, enter } = await renderSealing();
    await choose('Table catalog');

    await enter('Client secret', `${PLAINTEXT} `);

    expect(
      await screen.findByText(/started or ended with whitespace/),
    ).toBeInTheDocument();
    expect(everythingKept()).not.toContain(PLAINTEXT);
  });

  it('shows the fingerprint and age of the certificate', async () => {
    const { key } = await renderSealing();

    const fingerprint = await screen.findByText(/^([0-9A-F]{2}:){31}/);
    expect(fingerprint.textContent!.replaceAll(':', '').toLowerCase()).toBe(
      key.answer.fingerprint,
    );
    expect(screen.getByText(/1 hour ago/)).toBeInTheDocument();
  });

  it('accepts a pasted certificate if the cluster has none, and refuses other text', async () => {
    const { user, key } = await renderSealing(api => {
      api.getSealingCertificate.mockRejectedValue(
        new Error('The cluster does not answer'),
      );
    });

    const pem = await screen.findByRole('textbox', {
      name: /Certificate in PEM/,
    });
    expect(screen.getByText('The cluster does not answer')).toBeInTheDocument();
    await user.click(pem);
    await user.paste('no certificate');
    await waitFor(() => expect(pem).toBeInvalid());
    await user.clear(pem);
    await user.paste(key.answer.pem);

    expect(await screen.findByText('SHA-256 fingerprint')).toBeInTheDocument();
  });

  it('leaves keys that the cluster has already to be kept', async () => {
    const { scenarios } = await import('../../../__fixtures__/scenarios');
    const { choose, enter, next } = await renderSealing(api =>
      api.getEntitySecrets.mockResolvedValue(scenarios['orders-lakehouse']),
    );
    await choose('Compute engine');
    expect(
      screen.getAllByText(/The cluster has a value for this key/),
    ).toHaveLength(3);

    await enter('Password', PLAINTEXT);
    await enter('Warehouse', 'WH');
    await enter('Database', 'DB');
    await waitFor(() => expect(screen.getAllByText('Sealed')).toHaveLength(3));
    await next();

    expect(
      await screen.findByText('Objects that the chart will render'),
    ).toBeInTheDocument();
  });

  it('names a key that is needed and has no value', async () => {
    const { choose, enter, next } = await renderSealing();
    await choose('Table catalog');
    await enter('Client ID', 'the-client');
    await screen.findByText('Sealed');

    await next();

    const [list] = await screen.findAllByText(
      /Table catalog, Client secret: enter the value/,
    );
    expect(list).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Table catalog' })).getByText(
        'Sealed',
      ),
    ).toBeInTheDocument();
  });
});
