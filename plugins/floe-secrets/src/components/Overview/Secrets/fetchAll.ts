import type {
  FloeSecretsApi,
  ListSecretsQuery,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The API's maximum page size. */
const PAGE = 500;

/**
 * A number that spreadsheets open easily, and that a backend can serve to one
 * user.
 */
export const MAX_EXPORTED = 10_000;

/**
 * Fetches the results of a query page by page, at most `MAX_EXPORTED`.
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
  // A secret whose position changes meanwhile may occur twice.
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
