import { Request, Response } from 'express';

function positive(value: unknown, fallback: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

/**
 * The page of a list for the parameters `page` and `per_page` (30, at most
 * 100), with the `Link` header with which Octokit finds the next one.
 */
export function paginate<T>(
  request: Request,
  response: Response,
  items: T[],
  url: string,
): T[] {
  const page = positive(request.query.page, 1);
  const size = Math.min(positive(request.query.per_page, 30), 100);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (number: number, relation: string) => {
    const target = new URL(url);
    for (const [key, value] of Object.entries(request.query)) {
      target.searchParams.set(key, String(value));
    }
    target.searchParams.set('page', String(number));
    return `<${target}>; rel="${relation}"`;
  };
  if (page < last) {
    response.set('Link', `${link(page + 1, 'next')}, ${link(last, 'last')}`);
  }
  return items.slice((page - 1) * size, page * size);
}
