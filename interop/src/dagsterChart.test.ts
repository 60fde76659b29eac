import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import {
  applySecretsChange,
  chartFullname,
  mergeValues,
  parseSecretsChange,
  renderDagsterSecret,
  ValuesFileError,
} from '@floe/values-files';
import { parse, parseAllDocuments } from 'yaml';
import { HELM_VERSIONS, Workspace } from './harness';
import { programPath } from './harness/parts';

const release = { release: 'orders', namespace: 'floe-orders' };
const SECRET = `${chartFullname(release.release)}-postgresql-secret`;

/**
 * A chart of this project with a subchart that creates its database Secret as
 * that of Dagster 1.9 does.
 */
const CHART: Record<string, string> = {
  'Chart.yaml': `apiVersion: v2
name: floe-dagster
version: 0.1.0
dependencies:
  - name: dagster
    version: 1.9.0
    condition: dagster.enabled
`,
  'values.yaml': 'dagster:\n  enabled: true\n',
  'templates/secrets.yaml': `{{- $floe := .Values.floe | default dict }}
{{- range $kind, $values := dict "ExternalSecret" $floe.externalSecrets "SealedSecret" $floe.sealedSecrets }}
{{- if and $values $values.enabled ($values.postgresql | default dict).enabled }}
---
kind: {{ $kind }}
metadata:
  name: {{ $.Release.Name }}-floe-dagster-postgresql-secret
{{- end }}
{{- end }}
`,
  'charts/dagster/Chart.yaml':
    'apiVersion: v2\nname: dagster\nversion: 1.9.0\n',
  'charts/dagster/values.yaml': `global:
  postgresqlSecretName: dagster-postgresql-secret
generatePostgresqlPasswordSecret: true
postgresql:
  enabled: true
  postgresqlHost: ""
  postgresqlUsername: test
  postgresqlPassword: test
  postgresqlDatabase: test
  service:
    port: 5432
`,
  'charts/dagster/templates/secret.yaml': `{{- if .Values.generatePostgresqlPasswordSecret }}
apiVersion: v1
kind: Secret
metadata:
  name: {{ .Values.global.postgresqlSecretName }}
data:
  postgresql-password: {{ .Values.postgresql.postgresqlPassword | b64enc | quote }}
{{- end }}
`,
  'charts/dagster/templates/configmap.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: dagster-instance
data:
  postgres_db.yaml: |
    username: {{ .Values.postgresql.postgresqlUsername }}
    hostname: {{ .Values.postgresql.postgresqlHost | quote }}
    db_name: {{ .Values.postgresql.postgresqlDatabase }}
    port: {{ .Values.postgresql.service.port }}
`,
};

describe.each(HELM_VERSIONS)('the Dagster subchart in Helm %s', version => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  beforeAll(() => {
    for (const [name, text] of Object.entries(CHART)) {
      const path = workspace.path('chart', name);
      mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
      writeFileSync(path, text);
    }
  });

  function render(...files: string[]): any[] {
    const options = files.flatMap((text, index) => {
      const file = workspace.path(`values-${index}.yaml`);
      writeFileSync(file, text);
      return ['--values', file];
    });
    const printed = execFileSync(
      programPath('helm', version),
      ['template', release.release, workspace.path('chart'), ...options],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return parseAllDocuments(printed)
      .map(document => document.toJS())
      .filter(Boolean);
  }

  const secretOf = (objects: any[]) => {
    const found = objects.find(({ kind }) => kind === 'Secret');
    return (
      found && {
        name: found.metadata.name,
        password: atob(found.data['postgresql-password']),
      }
    );
  };

  const change = parseSecretsChange({
    approach: 'external-secrets',
    storeRef: { kind: 'SecretStore', name: 'aws' },
    refreshInterval: '15m',
    creationPolicy: 'Owner',
    components: {
      postgresql: {
        keys: [{ secretKey: 'postgresql-password', remoteKey: 'floe/db' }],
      },
    },
    database: {
      host: 'db.example.com',
      port: 5433,
      username: 'dagster',
      database: 'runs',
    },
  });

  const global = (key: string) => `dagster:
  postgresql:
    enabled: false
  global:
    postgresqlSecretName: ${SECRET}
    ${key}
`;

  it.each([
    ['no values', ''],
    [
      'the key where the guide has it',
      global('generatePostgresqlPasswordSecret: false'),
    ],
    [
      'the key at the top',
      'dagster: {generatePostgresqlPasswordSecret: false}',
    ],
    ['a null', 'dagster: {generatePostgresqlPasswordSecret: null}'],
    ['a text', 'dagster: {generatePostgresqlPasswordSecret: "false"}'],
    ['zero', 'dagster: {generatePostgresqlPasswordSecret: 0}'],
    ['no Dagster', 'dagster: {enabled: false}'],
    ['another name', 'dagster: {global: {postgresqlSecretName: own}}'],
    ['an empty global', 'dagster: {global: {}}'],
    [
      'a name for all charts',
      'global: {postgresqlSecretName: all}\ndagster: {global: {postgresqlSecretName: own}}',
    ],
    ['another password', 'dagster: {postgresql: {postgresqlPassword: other}}'],
  ])('creates the Secret that the portal expects: %s', (_, text) => {
    const expected = renderDagsterSecret(
      mergeValues(parse(text) ?? {}),
      release,
    );
    expect(secretOf(render(text))).toEqual(
      expected && {
        name: expected.metadata.name,
        password: expected.stringData['postgresql-password'],
      },
    );
  });

  it.each([
    ['a new file', undefined],
    [
      'a file with the key where the guide has it',
      global('generatePostgresqlPasswordSecret: false'),
    ],
    [
      'a file that sets it to true',
      'dagster: {generatePostgresqlPasswordSecret: true}\n',
    ],
  ])('creates none beside that of a change: %s', (_, text) => {
    expect(secretOf(render(text ?? ''))).toBeDefined();
    const objects = render(applySecretsChange(text, change, release).yaml);
    expect(
      objects
        .filter(({ metadata }) => metadata.name === SECRET)
        .map(({ kind }) => kind),
    ).toEqual(['ExternalSecret']);
    expect(secretOf(objects)).toBeUndefined();
  });

  it('uses the database that the change names', () => {
    const objects = render(applySecretsChange(undefined, change, release).yaml);
    const { data } = objects.find(({ kind }) => kind === 'ConfigMap');
    expect(parse(data['postgres_db.yaml'])).toEqual({
      username: 'dagster',
      hostname: 'db.example.com',
      db_name: 'runs',
      port: 5433,
    });
  });

  it.each([
    ['a: 1\n---\n', true],
    ['a: 1\n---\n# c\n', true],
    ['a: "\\U0001f600"\n', true],
    ['a: !!set {u: }\n', true],
    ['a: 1E400\n', true],
    ['a: .e1\n', true],
    ['a: "\\/"\n', false],
    ['a: "\\ud83d\\ude00"\n', false],
    ['a: {~: 1}\n', false],
    ['a: .inf\n', false],
    ['a: .nan\n', false],
    ['a: !!int x\n', false],
    ['a: !!bool 1\n', false],
    ['a: !!binary "%"\n', false],
  ])('reads %j or refuses it, as the editor does', (text, isRead) => {
    const attempt = (read: () => unknown) => {
      try {
        read();
        return true;
      } catch (error) {
        // Only a refusal counts: the editor's finding, or Helm's exit code.
        if (error instanceof ValuesFileError || (error as any).status === 1) {
          return false;
        }
        throw error;
      }
    };
    expect(attempt(() => render(text))).toBe(isRead);
    expect(attempt(() => applySecretsChange(text, change, release))).toBe(
      isRead,
    );
  });
});
