import { Knex } from 'knex';
import { ResourceState } from '../model/observed';
import { ResourceRow } from '../store/rows';

/** The watch of a resource of a cluster. */
export type Watch = {
  cluster: string;
  /** `plural.group`, `events` for core events. */
  resource: string;
  state: ResourceState;
  /** When it last succeeded, or else when its state began; RFC 3339. */
  succeededAt: string;
};

/** Fetched at an interval instead of watched. */
const SEALING_CERTIFICATE = 'sealing-certificate';

/** The watches of all configured clusters, whichever replica has them. */
export async function readWatches(database: Knex): Promise<Watch[]> {
  const rows: ResourceRow[] = await database('cluster_resources')
    .join('clusters', 'clusters.name', 'cluster_resources.cluster')
    .where('clusters.configured', true)
    .whereNot('cluster_resources.resource', SEALING_CERTIFICATE)
    .select('cluster_resources.*')
    .orderBy(['cluster_resources.cluster', 'cluster_resources.resource']);
  return rows.map(row => ({
    cluster: row.cluster,
    resource: row.resource,
    state: row.state as ResourceState,
    succeededAt: row.last_contact_at ?? row.since,
  }));
}
