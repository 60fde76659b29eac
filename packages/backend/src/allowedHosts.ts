import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { Config } from '@backstage/config';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

function hostnameOf(host: string | undefined): string | undefined {
  const url = `http://${host}`;
  return host && /^[^\s/?#@\\]+$/.test(host) && URL.canParse(url)
    ? new URL(url).hostname
    : undefined;
}

/**
 * The host names that the backend answers: those of `backend.allowedHosts`,
 * and those of its own addresses and of the frontend. `undefined` without
 * `backend.allowedHosts`: a proxy or a load balancer checks then.
 */
export function readAllowedHosts(config: Config): Set<string> | undefined {
  const hosts = config.getOptionalStringArray('backend.allowedHosts');
  const own = ['app.baseUrl', 'backend.baseUrl']
    .map(key => config.getOptionalString(key))
    .map(url => url && new URL(url).host);
  return (
    hosts && new Set([...hosts, ...own].flatMap(host => hostnameOf(host) ?? []))
  );
}

/**
 * Refuses requests whose `Host` is not one of those allowed. A page on the
 * Internet can let its own name point to this machine: to the browser it is
 * then of the same origin as the portal, and CORS does not apply (DNS
 * rebinding).
 */
export function refuseOtherHosts(
  server: Server,
  allowedHosts: ReadonlySet<string>,
): void {
  const isAllowed = ({ headers, headersDistinct, url }: IncomingMessage) => {
    const hostname = hostnameOf(headers.host);
    return (
      hostname !== undefined &&
      allowedHosts.has(hostname) &&
      // Of several only the first would be looked at, and a whole address would
      // count for more than the header (RFC 9112, 3.2).
      headersDistinct.host?.length === 1 &&
      !/^[^/*]/.test(url ?? '/')
    );
  };
  const emit = server.emit.bind(server);
  // Listeners for upgrades come later, and each would hear of it.
  server.emit = (event: string | symbol, ...args: any[]) => {
    if (event === 'upgrade' || event === 'connect') {
      const [request, socket] = args as [IncomingMessage, Duplex];
      if (!isAllowed(request)) {
        socket.end(
          'HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n',
        );
        return true;
      }
    } else if (
      ['request', 'checkContinue', 'checkExpectation'].includes(
        String(event),
      ) &&
      !isAllowed(args[0])
    ) {
      args[1]
        .writeHead(421, { 'Content-Type': 'text/plain', Connection: 'close' })
        .end(
          'This backend does not answer under this host name. Add it to backend.allowedHosts if it is its own.\n',
        );
      return true;
    }
    return emit(event as string, ...args);
  };
}

/** The root HTTP router, which answers only the host names that the configuration allows. */
export const allowedHostsRouter = rootHttpRouterServiceFactory({
  configure({ config, server, applyDefaults }) {
    const allowedHosts = readAllowedHosts(config);
    if (allowedHosts) {
      refuseOtherHosts(server, allowedHosts);
    }
    applyDefaults();
  },
});
