import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * Serves the portal's pages at the frontend's port from the backend, which has
 * the bundle. The Host header is passed on, so the backend's `allowedHosts`
 * hold here too.
 *
 * @returns the server, listening on this machine only
 */
export async function startFrontendProxy(frontendPort, backendPort) {
  const server = createServer((incoming, outgoing) => {
    const forwarded = request(
      {
        host: 'localhost',
        port: backendPort,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
        // A request without a Host header must not get one of this machine.
        setHost: false,
      },
      response => {
        outgoing.writeHead(response.statusCode, response.rawHeaders);
        // If the backend breaks off, so does this answer.
        pipeline(response, outgoing, () => undefined);
      },
    );
    forwarded.on('error', error => {
      if (outgoing.headersSent) {
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(502, { 'content-type': 'text/plain' });
      outgoing.end(`The backend does not answer (${error.code}).\n`);
    });
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(frontendPort, 'localhost', resolve);
  });
  return server;
}
