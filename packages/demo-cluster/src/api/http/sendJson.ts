import { gzipSync } from 'node:zlib';
import { Request, Response } from 'express';

/** Smaller answers are not compressed, as in k8s.io/apiserver. */
const GZIP_THRESHOLD_BYTES = 128 * 1024;

/**
 * Sends JSON, compressed only if the client requests gzip and the answer is
 * large.
 */
export function sendJson(
  request: Request,
  response: Response,
  status: number,
  body: unknown,
  contentType = 'application/json',
): void {
  const text = Buffer.from(`${JSON.stringify(body)}\n`);
  response.status(status);
  response.setHeader('Content-Type', contentType);
  response.setHeader('Cache-Control', 'no-cache, private');
  if (
    text.length > GZIP_THRESHOLD_BYTES &&
    /\bgzip\b/.test(request.header('accept-encoding') ?? '')
  ) {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    response.end(gzipSync(text, { level: 1 }));
    return;
  }
  response.end(text);
}
