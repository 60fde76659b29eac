import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ports } from './ports';

/**
 * Changes a file of a service's repository on its main branch, like another
 * user.
 *
 * @param change - returns the new text for the present one
 */
export async function changeFile(
  service: string,
  file: string,
  change: (text: string) => string,
): Promise<void> {
  const config = readFileSync(
    path.join(process.env.FLOE_E2E_DATA!, 'app-config.generated.yaml'),
    'utf8',
  );
  const [, token] = /apiBaseUrl: \S+\s+token: (\S+)/.exec(config) ?? [];
  const address = `http://localhost:${ports.forge}/api/v3/repos/floe-demo/${service}/contents/${file}`;
  const headers = { authorization: `Bearer ${token}` };
  const current = await (await fetch(address, { headers })).json();
  const answer = await fetch(address, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      message: `Change ${file}`,
      sha: current.sha,
      content: Buffer.from(
        change(Buffer.from(current.content, 'base64').toString()),
      ).toString('base64'),
    }),
  });
  if (!answer.ok) {
    throw new Error(`The Git host says ${answer.status}`);
  }
}
