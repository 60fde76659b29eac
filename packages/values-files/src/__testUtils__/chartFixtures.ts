import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ChartValues } from '../chart/chartValues';

const FOLDER = resolve(
  __dirname,
  '../../../../../shared/fixtures/floe-dagster',
);

/**
 * The chart's own values files and what Helm renders from them. They are kept
 * beside the repository, not in it.
 */
export const chartFixtures = {
  get present(): boolean {
    const present = existsSync(FOLDER);
    if (!present && process.env.FLOE_REQUIRE_ALL === '1') {
      throw new Error(`The chart's files are missing: ${FOLDER}`);
    }
    return present;
  },
  text(name: string): string {
    return readFileSync(resolve(FOLDER, name), 'utf8');
  },
  values(name: string): ChartValues {
    return parse(this.text(name)) as ChartValues;
  },
  rendered(name: string): unknown[] {
    return parseAllDocuments(this.text(`rendered/${name}`)).map(document =>
      document.toJS(),
    );
  },
};

/** `describe`, or a skipped one if the chart's files are missing. */
export const describeWithChart = chartFixtures.present
  ? describe
  : describe.skip;
