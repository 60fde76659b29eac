import type { DagsterWorkload, DatabaseConnection } from '@floe/values-files';
import { DatabaseConnection as DatabaseFields } from './DatabaseConnection';
import { EnvSecrets } from './EnvSecrets';
import type { Issues } from '../../common/issues';

type Settings = {
  database?: DatabaseConnection;
  envSecrets?: DagsterWorkload[];
};

/**
 * Dagster's settings besides the Secrets: its database, and the workloads that
 * read the other Secrets.
 */
export const DagsterSettings = (props: {
  /** Whether the database is among the components. */
  hasDatabase: boolean;
  /** Whether workloads read new Secrets as environment variables. */
  hasNewSecrets: boolean;
  draft: Settings;
  onChange: (settings: Settings) => void;
  issues: Issues;
}) => {
  const { hasDatabase, hasNewSecrets, draft, onChange, issues } = props;
  const { database, envSecrets } = draft;

  return (
    <>
      {hasDatabase && (
        <DatabaseFields
          value={database}
          onChange={changed => onChange({ database: changed, envSecrets })}
          issues={issues}
        />
      )}
      {hasNewSecrets && (
        <EnvSecrets
          value={envSecrets}
          onChange={changed => onChange({ database, envSecrets: changed })}
        />
      )}
    </>
  );
};
