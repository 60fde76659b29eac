import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import {
  applySecretsChange,
  ChartSecretManifest,
  mergeValues,
  parseSecretsChange,
  readSettings,
  renderChartSecrets,
} from '@floe/values-files';
import { parse, parseAllDocuments } from 'yaml';
import { Workspace } from './harness';
import { programPath } from './harness/parts';

const release = { release: 'orders', namespace: 'floe-orders' };

/** A chart of this project that reads its values as the floe-dagster chart does. */
const CHART: Record<string, string> = {
  'Chart.yaml': 'apiVersion: v2\nname: floe-dagster\nversion: 0.1.0\n',
  'values.yaml': `fullnameOverride: ""
nameOverride: ""
floe:
  externalSecrets:
    enabled: false
    secretStoreRef: ""
    secretStoreKind: SecretStore
    refreshInterval: 1h
    creationPolicy: Owner
    annotations: {}
    postgresql: { enabled: false, additionalSecrets: [] }
    compute: { enabled: false, secrets: [] }
    storage: { enabled: false, secrets: [] }
    catalog: { enabled: false, additionalSecrets: [] }
    custom: []
  sealedSecrets:
    enabled: false
    annotations: {}
    postgresql: { enabled: false, encryptedData: {} }
    compute: { enabled: false, encryptedData: {} }
    storage: { enabled: false, encryptedData: {} }
    catalog: { enabled: false, encryptedData: {} }
    custom: []
`,
  'templates/secrets.yaml': `{{- $name := default .Chart.Name .Values.nameOverride }}
{{- $full := printf "%s-%s" .Release.Name $name }}
{{- if contains $name .Release.Name }}{{ $full = .Release.Name }}{{ end }}
{{- if .Values.fullnameOverride }}{{ $full = .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}{{ end }}
{{- $root := .Values.floe.externalSecrets }}
{{- $named := dict
  "postgresql" (list (list "postgresql-password" "password") (list "postgresql-username" "username") (list "postgresql-host" "host"))
  "catalog" (list (list "polaris-client-id" "clientId") (list "polaris-client-secret" "clientSecret")) }}
{{- if $root.enabled }}
{{- range $section := list "postgresql" "compute" "storage" "catalog" }}
{{- $own := index $root $section }}
{{- if $own.enabled }}
---
kind: ExternalSecret
metadata:
  name: {{ $full }}-{{ $section }}-secret
  {{- with $root.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  refreshInterval: {{ $root.refreshInterval | default "1h" }}
  secretStoreRef:
    name: {{ $root.secretStoreRef }}
    kind: {{ $root.secretStoreKind | default "SecretStore" }}
  target:
    name: {{ $full }}-{{ $section }}-secret
    creationPolicy: {{ $root.creationPolicy | default "Owner" }}
  data:
    {{- range $pair := index $named $section }}
    {{- with index $own (printf "%sKey" (last $pair)) }}
    - secretKey: {{ first $pair }}
      remoteRef:
        key: {{ . }}
        {{- with index $own (printf "%sProperty" (last $pair)) }}
        property: {{ . }}
        {{- end }}
    {{- end }}
    {{- end }}
    {{- range (ternary $own.additionalSecrets $own.secrets (hasKey $named $section)) }}
    - secretKey: {{ .secretKey }}
      remoteRef:
        key: {{ .remoteKey }}
        {{- with .property }}
        property: {{ . }}
        {{- end }}
    {{- end }}
{{- end }}
{{- end }}
{{- range $root.custom }}
---
kind: ExternalSecret
metadata:
  name: {{ $full }}-{{ .name }}
  {{- with $root.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  refreshInterval: {{ .refreshInterval | default $root.refreshInterval | default "1h" }}
  secretStoreRef:
    name: {{ .secretStoreRef | default $root.secretStoreRef }}
    kind: {{ .secretStoreKind | default $root.secretStoreKind | default "SecretStore" }}
  target:
    name: {{ $full }}-{{ .name }}
    creationPolicy: {{ .creationPolicy | default $root.creationPolicy | default "Owner" }}
  data:
    {{- range .data }}
    - secretKey: {{ .secretKey }}
      remoteRef:
        key: {{ .remoteKey }}
        {{- with .property }}
        property: {{ . }}
        {{- end }}
    {{- end }}
{{- end }}
{{- end }}
{{- $sealed := .Values.floe.sealedSecrets }}
{{- if $sealed.enabled }}
{{- range $section := list "postgresql" "compute" "storage" "catalog" }}
{{- $own := index $sealed $section }}
{{- if $own.enabled }}
---
kind: SealedSecret
metadata:
  name: {{ $full }}-{{ $section }}-secret
  {{- with $sealed.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  encryptedData:
    {{- toYaml $own.encryptedData | nindent 4 }}
{{- end }}
{{- end }}
{{- end }}
`,
};

const earlier = `fullnameOverride: shop
dagster:
  generatePostgresqlPasswordSecret: false
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    refreshInterval: 1h
    annotations:
      team: data
    postgresql:
      enabled: true
      passwordKey: floe/db
      passwordProperty: password
      hostKey: floe/db
      hostProperty: host
    storage:
      enabled: true
      secrets:
        - secretKey: AWS_REGION
          remoteKey: floe/s3
          property: region
        - secretKey: AWS_ACCESS_KEY_ID
          remoteKey: floe/s3
    custom:
      - name: cube
        data:
          - secretKey: TOKEN
            remoteKey: floe/cube
      - name: dbt-cloud
        refreshInterval: 2h
        data:
          - secretKey: TOKEN
            remoteKey: floe/dbt
`;
const own = `floe:
  externalSecrets:
    creationPolicy: Orphan
    compute:
      enabled: true
      secrets:
        # the user
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
        # the role
        - secretKey: SNOWFLAKE_ROLE
          remoteKey: floe/prod/snowflake
`;

/** Each change, and the keys of the Secrets that it removes. */
const CHANGES: [string, object, Record<string, string[]>][] = [
  ['a setting', { refreshInterval: '30m' }, {}],
  [
    'all settings',
    {
      storeRef: { kind: 'ClusterSecretStore', name: 'vault' },
      creationPolicy: 'Merge',
      annotations: { wave: '1' },
    },
    {},
  ],
  [
    'a setting taken back',
    { remove: { settings: ['refreshInterval', 'creationPolicy'] } },
    {},
  ],
  [
    'a custom entry of an earlier file',
    { custom: [{ name: 'cube', refreshInterval: '5m' }] },
    {},
  ],
  [
    'a key',
    {
      remove: { keys: [{ component: 'compute', secretKey: 'SNOWFLAKE_USER' }] },
    },
    { 'shop-compute-secret': ['SNOWFLAKE_USER'] },
  ],
  [
    'a key of an earlier file with fields of its own',
    {
      remove: {
        keys: [{ component: 'postgresql', secretKey: 'postgresql-host' }],
      },
    },
    { 'shop-postgresql-secret': ['postgresql-host'] },
  ],
  [
    'a key of an earlier list',
    { remove: { keys: [{ component: 'storage', secretKey: 'AWS_REGION' }] } },
    { 'shop-storage-secret': ['AWS_REGION'] },
  ],
  [
    'the last keys',
    {
      remove: {
        keys: [
          { custom: 'cube', secretKey: 'TOKEN' },
          { component: 'compute', secretKey: 'SNOWFLAKE_USER' },
          { component: 'compute', secretKey: 'SNOWFLAKE_ROLE' },
        ],
      },
    },
    {
      'shop-cube': ['TOKEN'],
      'shop-compute-secret': ['SNOWFLAKE_USER', 'SNOWFLAKE_ROLE'],
    },
  ],
  [
    'components',
    { remove: { components: ['storage', 'compute'] } },
    {
      'shop-storage-secret': ['AWS_REGION', 'AWS_ACCESS_KEY_ID'],
      'shop-compute-secret': ['SNOWFLAKE_USER', 'SNOWFLAKE_ROLE'],
    },
  ],
  [
    'all custom entries',
    { remove: { custom: ['cube', 'dbt-cloud'] } },
    { 'shop-cube': ['TOKEN'], 'shop-dbt-cloud': ['TOKEN'] },
  ],
  [
    'the approach',
    { remove: { approach: true } },
    {
      'shop-postgresql-secret': ['postgresql-password', 'postgresql-host'],
      'shop-storage-secret': ['AWS_REGION', 'AWS_ACCESS_KEY_ID'],
      'shop-compute-secret': ['SNOWFLAKE_USER', 'SNOWFLAKE_ROLE'],
      'shop-cube': ['TOKEN'],
      'shop-dbt-cloud': ['TOKEN'],
    },
  ],
];

/** The results that must be equal in both. */
function essence(object: any) {
  const { kind, metadata, spec } = object;
  const { template: _, ...rest } = spec;
  return {
    kind,
    name: metadata.name,
    annotations: metadata.annotations ?? {},
    spec: rest,
  };
}

describe('edits and removals in Helm', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());

  beforeAll(() => {
    for (const [name, text] of Object.entries(CHART)) {
      const path = workspace.path('chart', name);
      mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
      writeFileSync(path, text);
    }
  });

  function helm(texts: readonly string[]) {
    const options = texts.flatMap((text, index) => {
      const path = workspace.path(`values-${index}.yaml`);
      writeFileSync(path, text);
      return ['--values', path];
    });
    const printed = execFileSync(
      programPath('helm'),
      ['template', release.release, workspace.path('chart'), ...options],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return parseAllDocuments(printed)
      .map(document => document.toJS())
      .filter(Boolean)
      .map(essence);
  }

  const byName = (one: { name: string }, other: { name: string }) =>
    one.name.localeCompare(other.name);
  const keysOf = (objects: any[]) =>
    new Map<string, string[]>(
      objects.map(({ name, spec }) => [
        name,
        spec.data
          ? spec.data.map((entry: any) => entry.secretKey)
          : Object.keys(spec.encryptedData),
      ]),
    );

  const render = (texts: readonly string[]) =>
    renderChartSecrets(mergeValues(...texts.map(text => parse(text))), release)
      .map((manifest: ChartSecretManifest) => essence(manifest))
      .sort(byName);

  it.each(CHANGES)('%s', (_, fields, taken) => {
    const change = parseSecretsChange({
      approach: 'external-secrets',
      ...fields,
    });
    const context = {
      ...release,
      earlierFiles: [{ path: 'values.yaml', text: earlier }],
    };
    const { yaml, differences } = applySecretsChange(own, change, context);
    const before = helm([earlier, own]);
    const after = helm([earlier, yaml]);
    expect(before.sort(byName)).toEqual(render([earlier, own]));
    expect(after.sort(byName)).toEqual(render([earlier, yaml]));

    const left = keysOf(after);
    const lost = [...keysOf(before)].flatMap(([name, keys]) => {
      const gone = keys.filter(key => !left.get(name)?.includes(key));
      return gone.length > 0 ? [[name, gone] as const] : [];
    });
    expect(Object.fromEntries(lost)).toEqual(taken);
    const reducing = differences.filter(({ keys }) => keys.removed.length > 0);
    expect(
      Object.fromEntries(
        reducing.map(({ name, keys }) => [name, keys.removed]),
      ),
    ).toEqual(taken);
    expect(
      differences
        .filter(object => object.change === 'removed')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      [...keysOf(before).keys()].filter(name => !left.has(name)).sort(),
    );

    const { externalSecrets } = readSettings(
      [
        { path: 'values.yaml', text: earlier },
        { path: 'values-prod.yaml', text: yaml },
      ],
      release.release,
    );
    const first = after.find(({ name }) => name.endsWith('-secret'));
    expect(
      first && {
        secretStoreRef: externalSecrets.storeRef!.value,
        refreshInterval: externalSecrets.refreshInterval.value,
        creationPolicy: externalSecrets.creationPolicy.value,
      },
    ).toEqual(
      first && {
        secretStoreRef: first.spec.secretStoreRef,
        refreshInterval: first.spec.refreshInterval,
        creationPolicy: first.spec.target.creationPolicy,
      },
    );
  });

  it.each([
    'fullnameOverride: 123\n',
    'nameOverride: 123\n',
    'nameOverride: true\n',
  ])('fails, as the editor does, for %j', text => {
    expect(() => helm([text])).toThrow();
    expect(() =>
      applySecretsChange(
        text,
        parseSecretsChange({
          approach: 'external-secrets',
          remove: { approach: true },
        }),
        release,
      ),
    ).toThrow('the chart needs a text here');
  });
});
