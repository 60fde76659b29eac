import {
  ClusterRequestError,
  KubernetesObject,
  KubernetesResource,
} from '@floe/backstage-plugin-floe-secrets-node';
import { CollectionReader } from './CollectionReader';

const PAGE_SIZE = 500;
const MAX_PAGE_SIZE = 32_000;
/**
 * Maximum number of consecutive attempts to request a page that did not arrive.
 */
const MAX_PAGE_RETRIES = 3;
/** Maximum number of attempts to list if a list expires in the middle. */
const MAX_ATTEMPTS = 4;

type ListAllOptions = {
  gateway: CollectionReader;
  resource: KubernetesResource;
  fieldSelector?: string;
  signal: AbortSignal;
  /**
   * Objects of the aborted list may be gone by now, so all are delivered again.
   */
  onRestart(): Promise<void>;
  /** Receives a page; the next one is requested when it is done. */
  onPage(objects: KubernetesObject[]): Promise<void>;
};

/**
 * Lists a collection page by page. A page that is too large is requested with
 * half the limit. If the continue token expires, because the cluster is slow or
 * busy, the list starts again with larger pages.
 *
 * @returns the resourceVersion from which a watch continues
 */
export async function listAll(options: ListAllOptions): Promise<string> {
  const { gateway, resource, fieldSelector, signal } = options;
  let limit = PAGE_SIZE;
  let attempt = 1;
  let retries = 0;
  let next: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    try {
      const page = await gateway.list(resource, {
        limit,
        continue: next,
        fieldSelector,
        signal,
      });
      await options.onPage(page.items);
      if (page.continue === undefined) {
        return page.resourceVersion;
      }
      next = page.continue;
      retries = 0;
    } catch (error) {
      if (signal.aborted || !(error instanceof ClusterRequestError)) {
        throw error;
      }
      const isTooLarge = error.source === 'content' && error.status === 413;
      if (isTooLarge && limit > 1) {
        limit = Math.ceil(limit / 4);
      } else if (
        error.source === 'network' &&
        next &&
        retries < MAX_PAGE_RETRIES
      ) {
        // A slow page must not make a long list start again.
        retries += 1;
      } else if (error.isExpired && next && attempt < MAX_ATTEMPTS) {
        attempt += 1;
        next = undefined;
        limit = Math.min(limit * 4, MAX_PAGE_SIZE);
        await options.onRestart();
      } else {
        throw error;
      }
    }
  }
}
