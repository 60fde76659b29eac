import {
  IncomingMessage,
  request as httpRequest,
  ServerResponse,
} from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { pipeline, Readable } from 'node:stream';

/**
 * What becomes of an answer on its way: its status and headers may be set, and what is returned is
 * sent as its body. Undefined lets it pass.
 */
export type AnswerChange = (answer: IncomingMessage) => Readable | undefined;

/** Passes a request on to another server, unchanged but for its path, and the answer back. */
export function proxyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    /** Where the server is, for example `https://127.0.0.1:6443`. */
    base: string;
    path: string;
    /** Trusts the server, where it speaks TLS. */
    agent?: Agent;
    change?: AnswerChange;
  },
): void {
  const { agent, base, change, path } = options;
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
    const changed = change?.(answer);
    if (changed) delete answer.headers['content-length'];
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    // A watch sends its headers long before its first line.
    response.flushHeaders();
    // Ends the other one, however the one ends.
    pipeline(changed ?? answer, response, () => {});
  });
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}
