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

/** Waits until a task has ended, with any result; returns its description. */
export async function endOfTask(
  backend: TestBackend,
  id: string,
): Promise<{ status: string }> {
  for (;;) {
    const { text } = await requestScaffolder(backend, 'GET', `/v2/tasks/${id}`);
    const task = JSON.parse(text);
    if (!['open', 'processing'].includes(task.status)) {
      return task;
    }
    await new Promise(wait => setTimeout(wait, 100));
  }
}

/**
 * Runs a template as its form does, and waits for its end.
 *
 * @returns the status of the task, or that of the refusal (`refused with 400`),
 *   with the task's log and output
 */
export async function runTemplate(
  backend: TestBackend,
  template: string,
  values: object,
): Promise<{ status: string; log: string; output?: any }> {
  const request = async (method: string, path: string, body?: object) => {
    const answer = await requestScaffolder(backend, method, path, body);
    return { status: answer.status, body: JSON.parse(answer.text) };
  };
  const created = await request('POST', '/v2/tasks', {
    templateRef: `template:default/${template}`,
    values,
  });
  if (created.status !== 201) {
    return { status: `refused with ${created.status}`, log: '' };
  }
  const { id } = created.body;
  const { status } = await endOfTask(backend, id);
  const { body: events } = await request('GET', `/v2/tasks/${id}/events`);
  return {
    status,
    log: events.map(({ body }: any) => body.message).join('\n'),
    output: events.at(-1).body.output,
  };
}
