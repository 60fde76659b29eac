import { InputError } from '@backstage/errors';
import { applySecretsChange, parseSecretsChange } from '@floe/values-files';
import { changeValuesFile } from './changeValuesFile';

jest.setTimeout(120_000);

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

/** Milliseconds of processor time that the main thread uses for a function. */
async function mainThreadTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { system, user } = process.threadCpuUsage(before);
  return (system + user) / 1_000;
}

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

  describe('costs the main thread less than many small files', () => {
    const read = (text: string) =>
      changeValuesFile({ path, text }, change, context, {}).catch(
        () => undefined,
      );
    let plain: number;

    beforeAll(async () => {
      plain = await mainThreadTime(async () => {
        for (let n = 0; n < 1_000; n++) {
          await read('replicas: 2\n');
        }
      });
    });

    // The minimum of several rounds: the main thread may collect garbage in
    // one of them.
    it.each(Object.keys(worst))('for %s', async name => {
      let least = Infinity;
      for (let round = 0; round < 3 && least >= plain; round++) {
        const cost = await mainThreadTime(() => read(worst[name]));
        least = Math.min(least, cost);
      }
      expect(least).toBeLessThan(plain);
    });
  });
});
