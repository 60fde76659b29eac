import {
  IncomingMessage,
  request as httpRequest,
  ServerResponse,
} from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { pipeline, Readable } from 'node:stream';

/**
 * Changes an answer on its way: it may set status and headers, and returns the
 * new body, or undefined to pass the body on unchanged.
 */
export type AnswerChange = (answer: IncomingMessage) => Readable | undefined;

/**
 * Passes a request on to another server, with only its path changed, and the
 * answer back.
 */
export function proxyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    /** Address of the server, for example `https://127.0.0.1:6443`. */
    base: string;
    path: string;
    /** The certificate authority of the server, if it uses TLS. */
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
    // Each side ends the other one, in any case.
    pipeline(changed ?? answer, response, () => {});
  });
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}
