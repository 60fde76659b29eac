/** @jest-environment node */
import { demoServices } from '@floe/demo-cluster';
import {
  compareRecipients,
  findCreationRule,
  inspect,
  parseSopsConfig,
} from '@floe/sops';
import { sopsFiles } from './sopsFiles';

const path = 'deploy/secrets-prod.enc.yaml';
const writtenAt = new Date('2026-06-27T10:00:00Z');

describe('sopsFiles', () => {
  it('gives one service a file whose recipients differ from its rule', async () => {
    const [service] = demoServices.filter(
      ({ name }) => name === 'billing-metrics',
    );
    const files = await sopsFiles(service, writtenAt);
    expect(Object.keys(files)).toEqual(['.sops.yaml', path]);

    const inspection = await inspect(files[path], { format: 'yaml' });
    expect(inspection).toMatchObject({
      isEncrypted: true,
      lastModified: '2026-06-27T10:00:00Z',
      faults: [],
    });
    const { rule } = await findCreationRule(
      await parseSopsConfig(files['.sops.yaml']),
      path,
    );
    const comparison = compareRecipients(inspection, rule!);
    expect(comparison.missing).toHaveLength(1);
    expect(comparison.surplus).toHaveLength(1);
  });

  it('gives the others none', async () => {
    for (const service of demoServices.filter(
      ({ name }) => name !== 'billing-metrics',
    )) {
      expect(await sopsFiles(service, writtenAt)).toEqual({});
    }
  });
});
