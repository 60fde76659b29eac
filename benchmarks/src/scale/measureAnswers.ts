import { ChildPortal } from '../ChildPortal';
import { Report, reportAlone } from '../figures';
import { assertSameSecrets, peersPath, peersQuery } from '../peersQuery';
import { serviceName } from '../secretsOfServices';
import { root, tab, watchedService } from './untilSeen';

const query = peersQuery(serviceName(watchedService));

export async function measureAnswers(report: Report, portal: ChildPortal) {
  const ours = () => portal.call(tab);
  const peers = () => portal.call(peersPath, query);
  const measure = (name: string, count: number, run: () => Promise<unknown>) =>
    reportAlone(report, name, count, run);
  const list = (path: string) => () => portal.call(`${root}/secrets${path}`);

  await measure('tab', 400, ours);
  await assertSameSecrets(ours, peers);
  await measure('peer', 100, peers);
  await measure('list', 20, list('?limit=50'));
  await measure('worst-first', 20, list('?orderBy=state&limit=50'));
  await measure('facets', 20, list('/facets'));
}
