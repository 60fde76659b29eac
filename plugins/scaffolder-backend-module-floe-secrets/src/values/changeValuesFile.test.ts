import { InputError } from '@backstage/errors';
import { applySecretsChange, parseSecretsChange } from '@floe/values-files';
import { changeValuesFile } from './changeValuesFile';

const path = 'deploy/values.yaml';
const context = { release: 'orders', namespace: 'floe-orders' };
const change = parseSecretsChange({
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'vault' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {
    compute: {
      engine: 'snowflake',
      keys: [
        {
          secretKey: 'SNOWFLAKE_PASSWORD',
          remoteKey: 'floe/prod/snowflake',
          property: 'password',
        },
      ],
    },
  },
});

function lines(line: (number: number) => string): string {
  return `${Array.from({ length: 20_000 }, (_, n) => line(n)).join('\n')}\n`;
}

/** Inputs that take the longest for their size, and inputs that are refused late. */
const worst: Record<string, string> = {
  keys: `values:\n${lines(n => `  key${n}: a`)}`,
  entries: `a: [${'b,'.repeat(40_000)}b]\n`,
  brackets: '['.repeat(1024 * 1024),
  documents: lines(() => 'a: b\n---'),
};

describe('changeValuesFile', () => {
  it('gives the same result as in the same thread', async () => {
    for (const text of [undefined, 'replicas: 2 # as it was\n']) {
      expect(
        await changeValuesFile({ path, text }, change, context, {}),
      ).toEqual(applySecretsChange(text, change, context));
    }
  });

  it('refuses a file with the same words', async () => {
    const text = 'a: [';
    const direct = () => applySecretsChange(text, change, context);
    const refused = changeValuesFile({ path, text }, change, context, {});
    await expect(refused).rejects.toBeInstanceOf(InputError);
    const { message } = await refused.catch(error => error);
    expect(message).toContain('is not valid YAML');
    expect(direct).toThrow(message);
  });

  it('refuses a change if a check of the result finds an error', async () => {
    const file = { path, text: undefined };
    const refused = changeValuesFile(file, change, context, { stores: [] });
    await expect(refused).rejects.toThrow(
      'floe.externalSecrets.secretStoreRef: The cluster has no visible SecretStore vault',
    );
    const stores = [{ kind: 'SecretStore', name: 'vault', ready: false }];
    const { findings } = await changeValuesFile(file, change, context, {
      stores: stores as any,
    });
    expect(findings).toEqual([
      expect.objectContaining({ id: 'store-not-ready', severity: 'warning' }),
    ]);
  });

  // The main thread only copies the text and reads the result.
  it.each(Object.keys(worst))(
    'returns a result that is no larger than the file and the change: %s',
    async name => {
      const text = worst[name];
      const result = await changeValuesFile(
        { path, text },
        change,
        context,
        {},
      ).catch(({ message }) => message);
      expect(JSON.stringify(result).length).toBeLessThan(2 * text.length);
    },
  );
});
