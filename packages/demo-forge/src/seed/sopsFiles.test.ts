/** @jest-environment node */
import { demoServices } from '@floe/demo-cluster';
import {
  compareRecipients,
  decrypt,
  findCreationRule,
  inspect,
  parseSopsConfig,
} from '@floe/sops';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AgeKey, loadAgeKey } from '../sops/AgeKey';
import { sopsFiles } from './sopsFiles';

const writtenAt = new Date('2026-06-27T10:00:00Z');

describe('sopsFiles', () => {
  let folder: string;
  let key: AgeKey;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-sops-'));
    key = await loadAgeKey(join(folder, 'age.txt'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const filesOf = (service: string) =>
    sopsFiles(
      demoServices.find(({ name }) => name === service)!,
      writtenAt,
      key.recipient,
    );
  const compared = async (files: Record<string, string>, path: string) => {
    const { rule } = await findCreationRule(
      await parseSopsConfig(files['.sops.yaml']),
      path,
    );
    return compareRecipients(
      await inspect(files[path], { format: 'yaml' }),
      rule!,
    );
  };

  it('keeps its key for the next start, readable by its owner only', async () => {
    const file = join(folder, 'age.txt');
    expect(await loadAgeKey(file)).toEqual(key);
    // eslint-disable-next-line no-bitwise
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('gives one service a file whose recipients differ from its rule', async () => {
    const path = 'deploy/secrets-prod.enc.yaml';
    const files = await filesOf('billing-metrics');
    expect(Object.keys(files)).toEqual(['.sops.yaml', path]);
    expect(await inspect(files[path], { format: 'yaml' })).toMatchObject({
      isEncrypted: true,
      lastModified: '2026-06-27T10:00:00Z',
      faults: [],
    });
    const comparison = await compared(files, path);
    expect(comparison.missing).toHaveLength(1);
    expect(comparison.surplus).toHaveLength(1);
  });

  it.each([
    ['pricing-signals', ['deploy/secrets-prod.enc.yaml']],
    [
      'store-traffic',
      ['deploy/secrets/postgresql.enc.yaml', 'deploy/secrets/compute.enc.yaml'],
    ],
  ])(
    'gives %s files as its rule says, which the deployment opens',
    async (name, paths) => {
      const files = await filesOf(name);
      expect(Object.keys(files)).toEqual(['.sops.yaml', ...paths]);
      for (const path of paths) {
        const { missing, surplus } = await compared(files, path);
        expect([missing, surplus]).toEqual([[], []]);
        const { text } = await decrypt(files[path], {
          format: 'yaml',
          ageIdentities: [key.identity],
        });
        expect(parse(text)).not.toHaveProperty('sops');
      }
    },
  );

  it('gives the others none', async () => {
    const without = demoServices.filter(
      ({ approach, name }) => approach !== 'sops' && name !== 'billing-metrics',
    );
    for (const { name } of without) {
      expect(await filesOf(name)).toEqual({});
    }
  });
});
