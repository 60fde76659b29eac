import { KeyServiceError } from '@floe/backstage-plugin-floe-secrets-node';

/** A data key has some hundred characters. */
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Posts JSON to a service and reads its answer, which is limited in size. A
 * redirection is not followed: the credentials are meant for this address.
 *
 * @throws whatever `fetch` throws; KeyServiceError for an answer that is too
 * large or no JSON
 */
export async function postJson(
  url: string,
  options: {
    headers: Record<string, string>;
    body: object;
    signal: AbortSignal;
  },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...options.headers },
    body: JSON.stringify(options.body),
    redirect: 'manual',
    signal: options.signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    return { status: response.status, body: undefined };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_ANSWER_BYTES) {
      throw new KeyServiceError('its answer is larger than 64 KiB');
    }
    parts.push(part);
  }
  try {
    const text = Buffer.concat(parts).toString('utf8');
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    throw new KeyServiceError('its answer is no JSON');
  }
}
