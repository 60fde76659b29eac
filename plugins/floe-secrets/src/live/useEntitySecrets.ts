import { useApi } from '@backstage/core-plugin-api';
import type { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback, useMemo } from 'react';
import { floeSecretsApiRef } from '../api';
import { SignalJudge } from './SignalJudge';
import { type LiveQuery, useLiveQuery } from './useLiveQuery';

/** The secrets of an entity, kept fresh while somebody looks at them. */
export function useEntitySecrets(entityRef: string): LiveQuery<EntitySecrets> {
  const api = useApi(floeSecretsApiRef);
  const judge = useMemo(() => new SignalJudge(), []);
  const load = useCallback(async () => {
    const value = await api.getEntitySecrets(entityRef);
    judge.answered();
    return value;
  }, [api, entityRef, judge]);

  return useLiveQuery(load, (signal, value) => judge.judge(signal, value));
}
