import { execFileSync } from 'node:child_process';
import { openSopsPage } from '@floe/interop';
import type { Page } from 'playwright-core';
import { percentile, type Report } from './figures';
import { realProgram } from './realPrograms';

/** The libraries as globals of the page. */
declare const floe: typeof import('@floe/sops');
declare const floeWithoutPauses: typeof import('@floe/sops');

const ROUNDS = 5;
const IDLE_MS = 500;
const BUILDS = ['floe', 'floeWithoutPauses'] as const;
const WORKS = ['encrypt', 'decrypt', 'inspect'] as const;
type Build = (typeof BUILDS)[number];
type Work = (typeof WORKS)[number] | 'idle';

/** One megabyte and 10,000 values in the forms that take a parser longest. */
const value = 'x'.repeat(90);
const files = {
  'one map': {
    format: 'yaml' as const,
    text: range(10_000, key => `key${key}: ${value}\n`).join(''),
  },
  'maps in a map': {
    format: 'yaml' as const,
    text: range(
      100,
      group =>
        `group${group}:\n${range(100, key => `  key${key}: ${value}\n`).join(
          '',
        )}`,
    ).join(''),
  },
  JSON: {
    format: 'json' as const,
    text: JSON.stringify(
      Object.fromEntries(range(10_000, key => [`key${key}`, value])),
    ),
  },
};

type Block = {
  /** Milliseconds between two turns of the page, as a person waits for it. */
  waited: number;
  /**
   * Processor milliseconds of the page's longest task, independent of other
   * work on the machine.
   */
  worked: number;
};

/**
 * How long a file of 1 MB and 10,000 values keeps a page of Chromium from
 * reacting, beside a build that never yields to the page, and beside an idle
 * page, which shows the delays of the machine. Each round is a new page, whose
 * code is not compiled yet.
 */
export async function run(report: Report): Promise<void> {
  const blocks = new Map<string, Block[]>();
  const keys = execFileSync(realProgram('age-keygen'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const recipient = /age1\S+/.exec(keys)![0];
  const identity = /AGE-SECRET-KEY-\S+/.exec(keys)![0];
  const sopsPage = await openSopsPage({ unpaced: true });
  try {
    const { page } = sopsPage;
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, { format, text }] of Object.entries(files)) {
        for (const build of BUILDS) {
          await page.reload();
          // Sent beforehand: receiving it is not work of the library.
          await page.evaluate(input => Object.assign(globalThis, input), {
            input: { build, format, text, recipient, identity },
          });
          for (const work of ['idle', ...WORKS] as const) {
            const block = await longestBlock(page, work);
            const key = `${build} ${work}`;
            blocks.set(key, [...(blocks.get(key) ?? []), block]);
            console.log(
              `${name}, ${build}, ${work}: ${block.waited.toFixed()} ms`,
            );
          }
        }
      }
    }
  } finally {
    await sopsPage.close();
  }

  const of = (build: Build, work: Work, kind: keyof Block) =>
    blocks.get(`${build} ${work}`)!.map(block => block[kind]);
  const worst = (samples: number[]) => Math.max(...samples);
  const median = (samples: number[]) => percentile(samples, 50);
  report(
    'idle-longest-block',
    worst(BUILDS.flatMap(build => of(build, 'idle', 'waited'))),
    'ms',
  );
  for (const work of WORKS) {
    const waited = of('floe', work, 'waited');
    report(`${work}-longest-block`, worst(waited), 'ms');
    report(`${work}-median-of-longest-blocks`, median(waited), 'ms');
    report(
      `${work}-longest-block-of-processor-time`,
      worst(of('floe', work, 'worked')),
      'ms',
    );
    const unpaced = median(of('floeWithoutPauses', work, 'waited'));
    report(`without-pauses-${work}-median-of-longest-blocks`, unpaced, 'ms');
    report(
      `${work}-shorter-than-without-pauses`,
      unpaced / median(waited),
      'x',
    );
  }
}

async function longestBlock(page: Page, work: Work): Promise<Block> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['toplevel'] });
  const waited = await page.evaluate(
    async ({ name, idleMs }) => {
      const { build, format, text, recipient, identity, file } = (
        globalThis as any
      ).input;
      const library = build === 'floe' ? floe : floeWithoutPauses;
      const works = {
        idle: () => new Promise(resolve => setTimeout(resolve, idleMs)),
        encrypt: async () => {
          (globalThis as any).input.file = await library.encrypt(text, {
            format,
            recipients: [{ type: 'age', recipient }],
          });
        },
        decrypt: () =>
          library.decrypt(file, { format, ageIdentities: [identity] }),
        inspect: () => library.inspect(file, { format }),
      };
      let longest = 0;
      let last = performance.now();
      const { port1, port2 } = new MessageChannel();
      const turn = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        port2.postMessage(undefined);
      };
      port1.onmessage = turn;
      turn();
      await works[name]();
      turn();
      port1.close();
      return longest;
    },
    { name: work, idleMs: IDLE_MS },
  );
  return { waited, worked: longestTask(await browser.stopTracing()) };
}

/** Of the page's main thread, in processor milliseconds. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: {
      name: string;
      pid: number;
      tid: number;
      /** Microseconds. */
      tdur?: number;
      args: { name?: string };
    }[];
  };
  const threads = traceEvents
    .filter(
      event =>
        event.name === 'thread_name' && event.args.name === 'CrRendererMain',
    )
    .map(({ pid, tid }) => `${pid} ${tid}`);
  const tasks = traceEvents
    .filter(event => threads.includes(`${event.pid} ${event.tid}`))
    .map(event => event.tdur ?? 0);
  return tasks.reduce((longest, next) => Math.max(longest, next), 0) / 1_000;
}

function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
