import type {
  FloeSecretsApi,
  ListSecretsQuery,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';

/** As many as the API gives at once. */
const PAGE = 500;

/** As many as a spreadsheet opens with ease, and a backend answers for one person. */
export const MAX_EXPORTED = 10_000;

/**
 * Fetches what a query lets pass, page by page, `MAX_EXPORTED` at most.
 *
 * @param onProgress - called after each page
 * @throws the client's errors, and the signal's reason when it is aborted
 */
export async function fetchAll(
  api: FloeSecretsApi,
  query: ListSecretsQuery,
  options: {
    signal: AbortSignal;
    onProgress: (done: number, total: number) => void;
  },
): Promise<{ items: ManagedSecret[]; totalItems: number }> {
  const { onProgress, signal } = options;
  // A secret that moves in the order meanwhile may come twice.
  const items = new Map<string, ManagedSecret>();
  let cursor: string | undefined;
  let totalItems = 0;
  let asked = 0;
  do {
    const page = await api.listSecrets({ ...query, limit: PAGE, cursor });
    signal.throwIfAborted();
    page.items.forEach(item => items.set(item.id, item));
    totalItems = page.totalItems;
    cursor = page.pageInfo.nextCursor;
    asked += PAGE;
    onProgress(Math.min(items.size, MAX_EXPORTED), totalItems);
  } while (cursor && asked < MAX_EXPORTED);
  return { items: [...items.values()].slice(0, MAX_EXPORTED), totalItems };
}
