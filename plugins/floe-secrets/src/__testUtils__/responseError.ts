import { ResponseError } from '@backstage/errors';

/** What the client rejects with where the backend answers with an error. */
export async function responseError(
  status: number,
  name: string,
  message: string,
) {
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
  } as Response);
}
