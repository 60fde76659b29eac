import { stringify } from 'yaml';
import { sectionSecretName } from '../chart/chartNames';
import { Section } from '../model/sections';

/**
 * The values by which a release uses a Secret that somebody creates by hand,
 * as YAML for its values file. They hold names, and no value.
 *
 * Dagster takes the password of its database from the Secret of that name; the
 * other Secrets are given to workloads as environment variables. User
 * deployments are a list, so they are left out: each entry has `envSecrets` of
 * its own.
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
