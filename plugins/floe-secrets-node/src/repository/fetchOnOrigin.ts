import { CustomErrorBase } from '@backstage/errors';

const REDIRECTS = [301, 302, 307, 308];
const MAX_REDIRECTS = 3;

/**
 * A host redirects to another origin, where a request with credentials must not
 * go. The message names only the host, so it may be shown.
 * @public
 */
export class RedirectError extends CustomErrorBase {
  name = 'RedirectError' as const;
}

/**
 * Fetches, and follows only redirects to the same origin. GitHub sends these
 * for a renamed or moved repository. So no other host receives the credentials.
 *
 * @throws RedirectError if a response redirects to another origin, or too often
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
