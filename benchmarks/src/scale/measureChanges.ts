import { ChildPortal } from '../ChildPortal';
import { Report } from '../figures';
import { componentsOfService } from '../secretsOfServices';
import { StoredSecrets } from './StoredSecrets';
import { since, tab, until, watchedService } from './untilSeen';

const changes = 10_000;

/**
 * Many changes, faster than the portal processes them: each is a successful
 * refresh of a secret. When the last one is seen, all are.
 */
export async function measureChanges(
  report: Report,
  portal: ChildPortal,
  secrets: StoredSecrets,
  services: number,
) {
  const numbers = Array.from({ length: services }, (_, service) => service);
  const ofRound = services * componentsOfService.length;
  const before = await portal.resources();
  const started = performance.now();
  let written = 0;
  let at = Date.now();
  while (written < changes) {
    const count = Math.min(changes - written, ofRound);
    at += 1_000;
    await secrets.write(
      numbers.slice(0, count / componentsOfService.length),
      componentsOfService,
      new Date(at),
    );
    written += count;
  }
  const last = new Date((Math.floor(at / 1_000) + 1) * 1_000);
  await secrets.write([watchedService], componentsOfService, last);
  report('changes-made', changes / since(started), 'changes/s');
  await until('the last change', async () => {
    const { items } = await portal.call(tab);
    return items.every(
      (item: any) => Date.parse(item.lastSync) === last.getTime(),
    );
  });
  report('changes-absorbed', changes / since(started), 'changes/s');
  const after = await portal.resources();
  report(
    'changes-for-each-processor-second',
    changes / (after.processorSeconds - before.processorSeconds),
    'changes/s',
  );
}
