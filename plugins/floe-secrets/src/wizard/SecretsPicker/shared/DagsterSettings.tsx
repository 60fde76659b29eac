import type { DagsterWorkload, DatabaseConnection } from '@floe/values-files';
import { DatabaseConnection as DatabaseFields } from './DatabaseConnection';
import { EnvSecrets } from './EnvSecrets';
import type { Issues } from './issues';

type Settings = {
  database?: DatabaseConnection;
  envSecrets?: DagsterWorkload[];
};

/** What Dagster needs beside the Secrets: where its database is, and who reads the others. */
export const DagsterSettings = (props: {
  /** Whether the database is among the components. */
  hasDatabase: boolean;
  /** Whether there are new Secrets that workloads read as environment variables. */
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
