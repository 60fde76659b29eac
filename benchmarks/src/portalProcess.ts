// A portal in a separate process, so that its memory and processor time can be measured apart from
// the benchmark. The parent sends it the options to start with, and then requests these figures.
import { Portal, startPortal } from './portal';

type Ask =
  | { start: Parameters<typeof startPortal> }
  | { resources: true }
  | { processor: true };

const gc = (globalThis as { gc?: () => void }).gc;

let portal: Portal | undefined;

async function answer(ask: Ask) {
  if ('start' in ask) {
    portal = await startPortal(...ask.start);
    const { url, token } = portal;
    return { url, token };
  }
  if ('processor' in ask) {
    const used = process.cpuUsage();
    return { processorSeconds: (used.user + used.system) / 1e6 };
  }
  gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    residentBytes: rss,
    usedBytes: heapUsed + external,
    processorSeconds: (user + system) / 1e6,
  };
}

process.on('message', async (ask: Ask) => {
  try {
    process.send!({ answer: await answer(ask) });
  } catch (error) {
    process.send!({ error: String(error) });
  }
});
process.on('disconnect', async () => {
  // It releases its leases, for which the next one would wait; not if the
  // database stopped first.
  setTimeout(() => process.exit(0), 5_000);
  await portal?.stop();
  process.exit(0);
});
