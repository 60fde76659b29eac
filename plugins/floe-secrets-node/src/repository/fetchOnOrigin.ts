import { CustomErrorBase } from '@backstage/errors';

const REDIRECTS = [301, 302, 307, 308];
const MAX_REDIRECTS = 3;

/**
 * A host redirects to where a request with credentials must not follow. The
 * message names the host alone, so that it can be shown.
 * @public
 */
export class RedirectError extends CustomErrorBase {
  name = 'RedirectError' as const;
}

/**
 * Fetches, and follows redirects that stay at the same host, port and scheme,
 * as GitHub sends them for a repository that was renamed or moved. So the
 * credentials of a request reach no other host.
 *
 * @throws RedirectError if an answer leads elsewhere, or on and on
 * @public
 */
export async function fetchOnOrigin(
  url: string,
  init: RequestInit = {},
  fetchIt: typeof fetch = fetch,
): Promise<Response> {
  let current = new URL(url);
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const response = await fetchIt(current.href, {
      ...init,
      redirect: 'manual',
    });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || !location) {
      return response;
    }
    await response.body?.cancel();
    const { host, origin } = current;
    current = new URL(location, current);
    if (current.origin !== origin) {
      throw new RedirectError(`${host} redirects to another host`);
    }
  }
  throw new RedirectError(`${current.host} redirects in a circle`);
}
