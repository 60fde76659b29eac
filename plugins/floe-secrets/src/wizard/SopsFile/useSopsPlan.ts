import { useApi } from '@backstage/core-plugin-api';
import type {
  ServiceFieldValue,
  SopsPlan,
  SopsPlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback, useEffect, useState } from 'react';
import { floeSecretsApiRef } from '../../api';
import { type LiveQuery, useLiveQuery } from '../../live/useLiveQuery';

/** How long nothing is typed before a path or a name is looked up. */
const PAUSE_MS = 400;

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timeout = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timeout);
  }, [value]);
  return settled;
}

export type SettledPlan = Pick<LiveQuery<SopsPlan>, 'error' | 'retry'> & {
  /** The answer for what is entered now. */
  current: SopsPlan | undefined;
  /** The newest answer, which may be for what was entered before. */
  shown: SopsPlan | undefined;
};

/** Who the file would be encrypted for, looked up again shortly after its place was edited. */
export function useSopsPlan(
  service: ServiceFieldValue,
  place: Pick<SopsPlanRequest, 'layout' | 'name' | 'path'>,
): SettledPlan {
  const api = useApi(floeSecretsApiRef);
  const { cluster, entityRef, environment, namespace, valuesPath } = service;
  const wanted = JSON.stringify({
    entityRef,
    environment,
    cluster,
    namespace,
    valuesPath,
    ...place,
  } satisfies SopsPlanRequest);
  const settled = useSettled(wanted);
  const load = useCallback(
    () => api.planSopsFile(JSON.parse(settled)),
    [api, settled],
  );
  const { error, retry, value } = useLiveQuery(load, () => undefined);
  // What is below must stay while another path is looked up: it holds inputs.
  const [last, setLast] = useState<SopsPlan>();
  useEffect(() => {
    if (value) {
      setLast(value);
    }
  }, [value]);
  return {
    error,
    retry,
    current: settled === wanted ? value : undefined,
    shown: value ?? last,
  };
}
