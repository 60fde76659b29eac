import { alone, percentile } from '../figures';
import { componentsOfService } from '../secretsOfServices';
import {
  pause,
  root,
  since,
  tab,
  until,
  untilSeen,
  watchedService,
} from '../scale/untilSeen';
import { StoredSecrets } from '../scale/StoredSecrets';
import { Build, BUILDS, OfBoth, Taken, TwoBuilds } from './TwoBuilds';

const PAGES = {
  byName: '/secrets?limit=50',
  worstFirst: '/secrets?orderBy=state&limit=50',
};
const PAGES_EACH_ROUND = 20;

/** Seconds from a ready portal to all secrets shown; both run then. */
export async function firstView(
  builds: TwoBuilds,
  options: { rounds: number; clusters: number; secrets: number },
): Promise<Taken> {
  const both = await builds.inTurns(options.rounds, async build => {
    await builds.stop(build);
    await builds.empty(build);
    const portal = await builds.start(build);
    const before = await portal.processorSeconds();
    const started = performance.now();
    await untilSeen(portal, options.clusters, options.secrets);
    const waited = since(started);
    const processor = (await portal.processorSeconds()) - before;
    // The other one has the machine to itself.
    await builds.stop(build);
    return { waited, processor };
  });
  for (const build of BUILDS) await builds.start(build);
  return both;
}

/** Milliseconds that a caller waits for a page of 50, as the median. */
export function listOf(
  builds: TwoBuilds,
  rounds: number,
  order: keyof typeof PAGES,
): Promise<Taken> {
  return builds.inTurns(rounds, async build => {
    const portal = builds.portal(build);
    const ask = () => portal.call(`${root}${PAGES[order]}`);
    await alone(PAGES_EACH_ROUND / 4, ask);
    const before = await portal.processorSeconds();
    const waited = percentile(await alone(PAGES_EACH_ROUND, ask), 50);
    const seconds = (await portal.processorSeconds()) - before;
    return { waited, processor: (seconds * 1_000) / PAGES_EACH_ROUND };
  });
}

/** Processor seconds of the first counts after a pause without callers. */
export async function coldCounts(
  builds: TwoBuilds,
  rounds: number,
  pauseSeconds: number,
): Promise<OfBoth> {
  const samples: Record<Build, number[]> = { older: [], newer: [] };
  for (let round = 0; round < rounds; round++) {
    await pause(pauseSeconds * 1_000);
    for (const build of round % 2 ? [...BUILDS].reverse() : BUILDS) {
      const portal = builds.portal(build);
      const before = await portal.processorSeconds();
      await portal.call(`${root}/secrets/facets`);
      samples[build].push((await portal.processorSeconds()) - before);
    }
  }
  return {
    older: Math.min(...samples.older),
    newer: Math.min(...samples.newer),
  };
}

/**
 * Processor milliseconds for each change: both process the same changes, which
 * come faster than either can process them.
 */
export async function changes(
  builds: TwoBuilds,
  secrets: StoredSecrets,
  options: { rounds: number; count: number; services: number },
): Promise<OfBoth> {
  const { count, rounds, services } = options;
  const numbers = Array.from({ length: services }, (_, service) => service);
  const each = componentsOfService.length;
  const samples: Record<Build, number[]> = { older: [], newer: [] };
  let at = Date.now();
  for (let round = 0; round < rounds; round++) {
    const before = await processorOfBoth(builds);
    for (let written = 0; written < count; ) {
      const now = Math.min(count - written, services * each);
      at += 1_000;
      await secrets.write(
        numbers.slice(0, now / each),
        componentsOfService,
        new Date(at),
      );
      written += now;
    }
    at = (Math.floor(at / 1_000) + 1) * 1_000;
    const last = at;
    await secrets.write([watchedService], componentsOfService, new Date(last));
    for (const build of BUILDS) {
      await until('the last change', async () => {
        const { items } = await builds.portal(build).call(tab);
        return items.every((item: any) => Date.parse(item.lastSync) === last);
      });
    }
    const after = await processorOfBoth(builds);
    for (const build of BUILDS) {
      samples[build].push(((after[build] - before[build]) * 1_000) / count);
    }
  }
  return {
    older: Math.min(...samples.older),
    newer: Math.min(...samples.newer),
  };
}

async function processorOfBoth(builds: TwoBuilds): Promise<OfBoth> {
  return {
    older: await builds.portal('older').processorSeconds(),
    newer: await builds.portal('newer').processorSeconds(),
  };
}
