import type { RequestHandler } from 'express';

function hostnameOf(host: string | undefined): string | undefined {
  const url = `http://${host}`;
  return host && /^[^\s/?#@\\]+$/.test(host) && URL.canParse(url)
    ? new URL(url).hostname
    : undefined;
}

/**
 * Answers only requests whose `Host` is one of the Git host's own names. A page
 * on the Internet can let its own name resolve to this machine, and then has
 * the same origin for the browser (DNS rebinding).
 *
 * @param origins - the addresses of the Git host
 */
export function refuseOtherHosts(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins.map(origin => new URL(origin).hostname));
  return (request, response, next) => {
    const hostname = hostnameOf(request.headers.host);
    if (hostname !== undefined && allowed.has(hostname)) {
      next();
      return;
    }
    response
      .status(421)
      .type('text/plain')
      .set('Connection', 'close')
      .send('This Git host does not answer under this host name.\n');
  };
}
