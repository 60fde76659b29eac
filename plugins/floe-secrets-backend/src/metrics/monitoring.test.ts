import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { INSTRUMENTS } from './instruments';

const folder = join(
  resolvePackagePath('@floe/backstage-plugin-floe-secrets-backend'),
  '../../docs/monitoring',
);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** The series of each metric, as Prometheus has them. */
const SERIES = new Map(
  INSTRUMENTS.flatMap(({ labels, name, type }) =>
    type === 'histogram'
      ? ['_count', '_sum', '_bucket'].map(
          suffix =>
            [
              `${name}${suffix}`,
              suffix === '_bucket' ? [...labels, 'le'] : labels,
            ] as const,
        )
      : [[name, labels] as const],
  ),
);

const alerts: string[] = parse(read('floe-secrets-alerts.yaml')).groups.flatMap(
  ({ rules }: any) => rules.map(({ expr }: any) => expr),
);
const dashboard = JSON.parse(read('floe-secrets-dashboard.json'));
const panels: string[] = dashboard.panels.flatMap(({ targets }: any) =>
  targets.map(({ expr }: any) => expr),
);
const variables: string[] = dashboard.templating.list.flatMap(
  ({ definition }: any) => definition ?? [],
);

it.each([...alerts, ...panels, ...variables])(
  'has the metrics and labels of the query: %s',
  expression => {
    const used = [
      ...expression.matchAll(/(floe_secrets_\w+)(?:\{([^}]*)\})?/g),
    ];
    expect(used).not.toEqual([]);
    const everyLabel = new Set<string>();
    for (const [, name, matchers = ''] of used) {
      const labels = SERIES.get(name);
      expect([name, labels]).toEqual([name, expect.any(Array)]);
      labels!.forEach(label => everyLabel.add(label));
      for (const [, label] of matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)) {
        expect(labels).toContain(label);
      }
    }
    for (const [, list] of expression.matchAll(/by \(([^)]*)\)/g)) {
      for (const label of list.split(',')) {
        expect([...everyLabel]).toContain(label.trim());
      }
    }
  },
);

it('shows every metric in the dashboard', () => {
  const queries = panels.join('\n');
  expect(
    INSTRUMENTS.map(({ name }) => name).filter(name => !queries.includes(name)),
  ).toEqual([]);
});

it('documents every metric with its type, labels and meaning', () => {
  const rows = read('README.md')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(([, name]) => name?.startsWith('`floe_secrets_'))
    .map(([, name, type, labels, meaning]) => ({
      name: name.replaceAll('`', ''),
      type,
      labels: labels.replaceAll('`', '').split(', '),
      description: meaning,
    }));
  expect(rows).toEqual(
    INSTRUMENTS.map(({ description, labels, name, type }) => ({
      name,
      type,
      labels,
      description,
    })),
  );
});

it('documents every alert with its severity', () => {
  const rules = parse(read('floe-secrets-alerts.yaml')).groups[0].rules;
  const documented = [
    ...read('README.md').matchAll(/^\| `(FloeSecrets\w+)` *\| (\w+) /gm),
  ].map(([, alert, severity]) => [alert, severity]);
  expect(documented).toEqual(
    rules.map(({ alert, labels }: any) => [alert, labels.severity]),
  );
});
