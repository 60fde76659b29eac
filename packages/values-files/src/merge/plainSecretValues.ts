import { stringify } from 'yaml';
import { sectionSecretName } from '../chart/chartNames';
import { Section } from '../model/sections';

/**
 * The values with which a release uses a Secret that a person creates, as YAML
 * for its values file. They contain names, and no value. Dagster reads the
 * password of its database from the Secret with that name; workloads get the
 * other Secrets as environment variables. User deployments are a list, so they
 * are left out: each entry has its own `envSecrets`.
 *
 * @param fullname - the chart's name for the release
 * @public
 */
export function plainSecretValues(section: Section, fullname: string): string {
  const name = sectionSecretName(fullname, section);
  const envSecrets = [{ name }];
  const dagster =
    section === 'postgresql'
      ? {
          generatePostgresqlPasswordSecret: false,
          global: { postgresqlSecretName: name },
          postgresql: { enabled: false, postgresqlHost: 'HOST' },
        }
      : {
          dagsterWebserver: { envSecrets },
          dagsterDaemon: { envSecrets },
          runLauncher: { config: { k8sRunLauncher: { envSecrets } } },
        };
  return stringify({ dagster }, { aliasDuplicateObjects: false });
}
