import { expect, test } from '@playwright/test';
import { readdir, readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { ports } from './ports';

const data = process.env.FLOE_E2E_DATA!;

async function entriesOf(folder: string) {
  const names = await readdir(folder, { recursive: true });
  return ['.', ...names].map(name => path.join(folder, name));
}

/** The status of an answer to a request that names another host. */
function statusFor(port: number, host: string) {
  return new Promise<number>((resolve, reject) => {
    const sent = request({ port, host: 'localhost', headers: { host } });
    sent.on('response', response => {
      response.resume();
      resolve(response.statusCode!);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('keeps its data readable for its owner only', async () => {
  const entries = await entriesOf(data);
  expect(entries.length).toBeGreaterThan(50);
  for (const entry of entries) {
    // SQLite creates and removes its journal.
    const status = await stat(entry).catch(() => undefined);
    expect((status?.mode ?? 0) & 0o077, entry).toBe(0);
  }
});

test('writes the token of the embedded cluster and Git host to no log', async () => {
  const config = await readFile(
    path.join(data, 'app-config.generated.yaml'),
    'utf8',
  );
  const [, token] = /serviceAccountToken: (\S{20,})/.exec(config) ?? [];
  expect(token).toBeTruthy();
  for (const log of await entriesOf(path.join(data, 'logs'))) {
    if ((await stat(log)).isFile()) {
      expect((await readFile(log, 'utf8')).includes(token), log).toBe(false);
    }
  }
});

test('answers only to its own host names', async () => {
  for (const port of [ports.frontend, ports.backend]) {
    expect(await statusFor(port, `evil.example:${port}`)).toBeGreaterThan(400);
    expect(await statusFor(port, `localhost:${port}`)).not.toBe(421);
  }
});
