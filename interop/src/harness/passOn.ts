import {
  IncomingMessage,
  request as httpRequest,
  ServerResponse,
} from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';

/** Passes a request on to another server, unchanged but for its path, and the answer back. */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    /** Where the server is, for example `https://127.0.0.1:6443`. */
    base: string;
    path: string;
    /** Trusts the server, where it speaks TLS. */
    agent?: Agent;
  },
): void {
  const { agent, base, path } = options;
  const url = new URL(base);
  const upstreamOptions = {
    hostname: url.hostname,
    port: url.port,
    path,
    method: request.method,
    headers: { ...request.headers, host: url.host },
  };
  const upstream =
    url.protocol === 'https:'
      ? httpsRequest({ ...upstreamOptions, agent })
      : httpRequest(upstreamOptions);
  upstream.on('response', answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    // A watch sends its headers long before its first line.
    response.flushHeaders();
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}
