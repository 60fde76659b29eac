import { ChildPortal } from '../ChildPortal';
import { alone, percentile, Report } from '../figures';
import { root, tab } from './untilSeen';

export async function measureAnswers(report: Report, portal: ChildPortal) {
  const measure = async (name: string, count: number, path: string) => {
    await alone(count / 4, () => portal.call(path));
    const samples = await alone(count, () => portal.call(path));
    report(`${name}.p50`, percentile(samples, 50), 'ms');
    report(`${name}.p99`, percentile(samples, 99), 'ms');
  };
  await measure('tab', 400, tab);
  await measure('list', 20, `${root}/secrets?limit=50`);
  await measure('worst-first', 20, `${root}/secrets?orderBy=state&limit=50`);
  await measure('facets', 20, `${root}/secrets/facets`);
}
