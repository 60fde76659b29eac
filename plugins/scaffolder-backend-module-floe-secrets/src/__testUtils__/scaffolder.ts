import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockCredentials, TestBackend } from '@backstage/backend-test-utils';
import yaml from 'yaml';

const root = resolve(__dirname, '../../../..');

/** Reads a YAML file by its path in the repository. */
export function readYaml(path: string) {
  return yaml.parse(readFileSync(resolve(root, path), 'utf8'));
}

/** Sends a request to the scaffolder of a backend, as the user jo. */
export async function requestScaffolder(
  backend: TestBackend,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const response = await fetch(
    `http://localhost:${backend.server.port()}/api/scaffolder${path}`,
    {
      method,
      headers: {
        Authorization: mockCredentials.user.header('user:default/jo'),
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    },
  );
  return { status: response.status, text: await response.text() };
}
