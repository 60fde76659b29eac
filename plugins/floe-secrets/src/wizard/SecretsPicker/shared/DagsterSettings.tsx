import type { SecretsChange } from '@floe/values-files';
import { DatabaseConnection } from './DatabaseConnection';
import { EnvSecrets } from './EnvSecrets';
import type { Issues } from './issues';

type Settings = Pick<SecretsChange, 'database' | 'envSecrets'>;

/** Whether a change makes a Secret that workloads read as environment variables. */
function hasEnvSecrets({ components, custom }: SecretsChange): boolean {
  const { postgresql: _, ...others } = components;
  return custom.length > 0 || Object.values(others).some(Boolean);
}

/**
 * What of a draft still has an input: the rest would be written, or refused,
 * unseen. A component that is not chosen is absent, as the template's JSON
 * schema wants it.
 */
export function withVisibleSettings<T extends SecretsChange>(draft: T): T {
  const { database, envSecrets, ...rest } = draft;
  return {
    ...rest,
    components: Object.fromEntries(
      Object.entries(draft.components).filter(([, change]) => change),
    ),
    ...(database && draft.components.postgresql && { database }),
    ...(envSecrets && hasEnvSecrets(draft) && { envSecrets }),
  } as T;
}

/** What Dagster needs beside the Secrets: where its database is, and who reads the others. */
export const DagsterSettings = (props: {
  draft: SecretsChange;
  onChange: (settings: Settings) => void;
  issues: Issues;
}) => {
  const { draft, onChange, issues } = props;
  const { database, envSecrets } = draft;

  return (
    <>
      {draft.components.postgresql && (
        <DatabaseConnection
          value={database}
          onChange={changed => onChange({ database: changed, envSecrets })}
          issues={issues}
        />
      )}
      {hasEnvSecrets(draft) && (
        <EnvSecrets
          value={envSecrets}
          onChange={changed => onChange({ database, envSecrets: changed })}
        />
      )}
    </>
  );
};
