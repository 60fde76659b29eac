import { ChildPortal } from '../ChildPortal';
import { alone, percentile, Report } from '../figures';
import { peersPath, peersQuery } from '../peersQuery';
import { serviceName } from '../secretsOfServices';
import { root, tab, watchedService } from './untilSeen';

const query = peersQuery(serviceName(watchedService));

export async function measureAnswers(report: Report, portal: ChildPortal) {
  const measure = async (
    name: string,
    count: number,
    path: string,
    body?: object,
  ) => {
    await alone(count / 4, () => portal.call(path, body));
    const samples = await alone(count, () => portal.call(path, body));
    report(`${name}.p50`, percentile(samples, 50), 'ms');
    report(`${name}.p99`, percentile(samples, 99), 'ms');
  };
  await measure('tab', 400, tab);
  await sameSecrets(portal);
  await measure('peer', 100, peersPath, query);
  await measure('list', 20, `${root}/secrets?limit=50`);
  await measure('worst-first', 20, `${root}/secrets?orderBy=state&limit=50`);
  await measure('facets', 20, `${root}/secrets/facets`);
}

/** Both must tell of the same objects, or the comparison says nothing. */
async function sameSecrets(portal: ChildPortal) {
  const { items } = await portal.call(tab);
  const clusters = (await portal.call(peersPath, query)).items;
  const objects = clusters
    .flatMap((cluster: any) => cluster.resources)
    .flatMap((group: any) => group.resources);
  if (objects.length !== items.length) {
    throw new Error(
      `The tab shows ${items.length} secrets, and the peer ${objects.length}`,
    );
  }
}
