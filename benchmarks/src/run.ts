import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readdirSync } from 'node:fs';
import { Figures, Report } from './figures';

/** A benchmark measures what a user waits for, beside a peer in the same run. */
type Benchmark = { run(report: Report): Promise<void> };

async function main() {
  const wanted = process.argv.slice(2);
  const names = readdirSync(resolvePackagePath('@floe/benchmarks', 'src'))
    .filter(file => file.endsWith('.bench.ts'))
    .map(file => file.slice(0, -'.bench.ts'.length))
    .filter(name => wanted.length === 0 || wanted.includes(name));
  if (names.length === 0) {
    throw new Error(`There is no benchmark named ${wanted.join(', ')}.`);
  }
  const figures = new Figures();
  for (const name of names) {
    console.log(`── ${name}`);
    const benchmark = require(`./${name}.bench.ts`) as Benchmark;
    await benchmark.run((figure, value, unit) => {
      figures.add(`${name}.${figure}`, value, unit);
      // An interrupted long run still prints its measurements.
      console.log(`   ${figure} ${value.toPrecision(4)} ${unit}`);
    });
  }
  console.log(`\n${figures.table()}\n`);
  console.log(figures.lines());
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
