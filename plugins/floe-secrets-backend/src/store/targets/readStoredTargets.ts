import { Knex } from 'knex';
import {
  ConsumerRow,
  HelmReleaseRow,
  releaseVersion,
  SecretMetadataRow,
} from './rows';
import { StoredTargetPart } from './TargetWrite';

/**
 * The stored versions of a part, by `namespace/name`. For pods there are none:
 * changes are detected when they are written.
 */
export async function readStoredTargets(
  database: Knex,
  options: { cluster: string; part: StoredTargetPart },
): Promise<Map<string, string>> {
  const { cluster, part } = options;
  if (part === 'consumers') {
    const pods = await database<ConsumerRow>('consumers')
      .where({ cluster })
      .distinct('namespace', 'pod');
    return new Map(
      pods.map(({ namespace, pod }) => [`${namespace}/${pod}`, '']),
    );
  }
  if (part === 'helm-releases') {
    const releases = await database<HelmReleaseRow>('helm_releases')
      .where({ cluster })
      .select('namespace', 'secret_name', 'status');
    return new Map(
      releases.map(({ namespace, secret_name: name, status }) => [
        `${namespace}/${name}`,
        releaseVersion({ status }),
      ]),
    );
  }
  const rows = await database<SecretMetadataRow>('secret_metadata')
    .where({ cluster })
    .select('namespace', 'name', 'version');
  return new Map(
    rows.map(({ namespace, name, version }) => [
      `${namespace}/${name}`,
      version,
    ]),
  );
}
