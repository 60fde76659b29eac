import { useApi } from '@backstage/core-plugin-api';
import type {
  Preview,
  PreviewRequest,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { SecretsChange } from '@floe/values-files';
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { floeSecretsApiRef } from '../../api';
import { NewStores } from './newStores';
import { type LiveQuery, useLiveQuery } from '../../live/useLiveQuery';

type PreviewedService = Pick<
  ServiceFieldValue,
  'entityRef' | 'environment' | 'cluster' | 'namespace' | 'valuesPath'
>;

function requestOf(service: PreviewedService): PreviewRequest {
  const { entityRef, environment, cluster, namespace, valuesPath } = service;
  return { entityRef, environment, cluster, namespace, valuesPath };
}

/** The current values files of the release. */
export function useRelease(service: PreviewedService): LiveQuery<Preview> {
  const api = useApi(floeSecretsApiRef);
  const text = JSON.stringify(requestOf(service));
  const load = useCallback(
    () => api.preview({ ...JSON.parse(text), dryRun: false }),
    [api, text],
  );

  return useLiveQuery(load, () => undefined);
}

/** Debounce of typing. */
const PAUSE_MS = 400;

export type ChangePreview = {
  /** The newest preview; that of an older change while `isPending`. */
  preview?: Preview;
  error?: Error;
  /** Whether the change is newer than the preview. */
  isPending: boolean;
  retry: () => void;
};

/**
 * The preview of a change, requested shortly after an edit (debounced).
 *
 * @param change - undefined if there is no valid change
 * @param dryRun - whether to include a dry run
 */
export function useChangePreview(
  service: PreviewedService,
  change: SecretsChange | undefined,
  dryRun: boolean,
): ChangePreview {
  const api = useApi(floeSecretsApiRef);
  const [answer, setAnswer] = useState<{
    of?: string;
    preview?: Preview;
    error?: Error;
  }>({});
  const [attempt, setAttempt] = useState(0);
  const isFirst = useRef(true);
  const newStores = useContext(NewStores);
  const wanted =
    change &&
    JSON.stringify({
      ...requestOf(service),
      change,
      ...(newStores.length > 0 && { newStores }),
    });

  useEffect(() => {
    if (wanted === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const timeout = setTimeout(
      () => {
        api
          .preview({ ...JSON.parse(wanted), dryRun })
          .then(
            preview => ({ of: wanted, preview }),
            (error: Error) => ({ of: wanted, error }),
          )
          .then(next => {
            if (!controller.signal.aborted) {
              setAnswer(next);
            }
          });
      },
      isFirst.current ? 0 : PAUSE_MS,
    );
    isFirst.current = false;
    return () => {
      clearTimeout(timeout);
      controller.abort();
    };
  }, [api, wanted, dryRun, attempt]);

  const { of, preview, error } = answer;
  return {
    preview: wanted === undefined ? undefined : preview,
    error: of === wanted ? error : undefined,
    isPending: wanted !== undefined && of !== wanted,
    retry: () => {
      setAnswer({});
      setAttempt(count => count + 1);
    },
  };
}
