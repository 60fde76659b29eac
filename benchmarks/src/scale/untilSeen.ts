import { ChildPortal } from '../ChildPortal';
import { componentsOfService, serviceName } from '../secretsOfServices';

export const root = '/api/floe-secrets/v1';
/** The service whose tab is measured; all sizes have it. */
export const watchedService = 42;
export const tab = `${root}/entities/component/default/${serviceName(
  watchedService,
)}/secrets`;
const objects = 'externalsecrets.external-secrets.io';

export const since = (started: number) => (performance.now() - started) / 1_000;

export const pause = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/**
 * Waits until all clusters together show this many objects. It requests a count
 * from the database, which costs the portal almost nothing.
 */
export async function untilSeen(
  portal: ChildPortal,
  clusters: number,
  count: number,
) {
  await until(`${count} objects`, async () => {
    // A portal that has just started does not answer everything.
    const { items } = await portal
      .call(`${root}/clusters`)
      .catch(() => ({ items: [] }));
    const resources = items.flatMap((item: any) =>
      item.resources.filter((one: any) => one.resource === objects),
    );
    const seen = resources.reduce(
      (sum: number, one: any) => sum + one.objects,
      0,
    );
    return (
      resources.length === clusters &&
      resources.every((one: any) => one.state === 'watching') &&
      seen === count
    );
  });
}

export async function untilTab(portal: ChildPortal) {
  await until('the tab', async () => {
    const answer = await portal.call(tab).catch(() => undefined);
    return answer?.items.length === componentsOfService.length;
  });
}

export async function until(what: string, check: () => Promise<boolean>) {
  const started = performance.now();
  while (!(await check())) {
    if (since(started) > 600) throw new Error(`Waited in vain for ${what}`);
    await pause(250);
  }
}
