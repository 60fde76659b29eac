/** @jest-environment node */
import { mockServices } from '@backstage/backend-test-utils';
import { request } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWidgets } from './__testUtils__/startTestForge';
import { DemoForge, DemoForgeOptions, startDemoForge } from './startDemoForge';

describe('startDemoForge', () => {
  let dataDirectory: string;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'demo-forge-start-'));
  });
  afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

  const start = (options: Partial<DemoForgeOptions> = {}) =>
    startDemoForge({
      port: 0,
      dataDirectory,
      token: 't',
      logger: mockServices.logger.mock(),
      ...options,
    });

  it('says that its port is in use', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(
      start({ port, dataDirectory: join(dataDirectory, 'second') }),
    ).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
    await first.stop();
  });

  it('says that it cannot write', async () => {
    const file = join(dataDirectory, 'file');
    await writeFile(file, '');
    await expect(start({ dataDirectory: file })).rejects.toThrow(
      `cannot write to ${file}`,
    );
  });

  it.each(['{"half', '{"pullRequests": 3}'])(
    'says which record is damaged: %s',
    async text => {
      await makeWidgets(dataDirectory);
      const record = join(dataDirectory, 'repositories/acme/widgets.json');
      await writeFile(record, text);
      await expect(start()).rejects.toThrow(
        `${record} is not the record of a repository`,
      );
    },
  );

  it('says that its results are damaged', async () => {
    await writeFile(join(dataDirectory, 'gitops.json'), '[]');
    await expect(start()).rejects.toThrow('does not contain GitOps results');
  });

  describe('answers only under its own host names', () => {
    const statusFor = (url: string, host: string) =>
      new Promise<number>((resolve, reject) => {
        request(url, { headers: { host } }, response => {
          response.resume();
          resolve(response.statusCode!);
        })
          .on('error', reject)
          .end();
      });
    let forge: DemoForge;

    beforeEach(async () => {
      forge = await start();
    });
    afterEach(() => forge.stop());

    it.each([
      ['localhost', 200],
      ['LOCALHOST:7009', 200],
      ['127.0.0.1:80', 200],
      ['[::1]:7009', 200],
      ['evil.example', 421],
      ['evil.example:7009', 421],
      ['localhost.evil.example', 421],
      ['localhost@evil.example', 421],
    ])('%s: %i', async (host, status) => {
      for (const path of ['/', '/-/health', '/api/v3/meta']) {
        const answered = await statusFor(`${forge.url}${path}`, host);
        expect([path, answered === 421 ? 421 : 200]).toEqual([path, status]);
      }
    });
  });

  it('stops while a client still holds a connection', async () => {
    const forge = await start();
    await fetch(`${forge.url}/-/health`);
    await forge.stop();
    await expect(fetch(`${forge.url}/-/health`)).rejects.toThrow();
  });
});
