import { parse } from 'yaml';
import { ClusterApi } from '../../api/ClusterApi';
import { TemplateParseError } from '../../goTemplate/parseTemplate';
import { renderTemplate } from '../../goTemplate/renderTemplate';
import { isJsonObject, Secret } from '../../objects';
import {
  ExternalSecret,
  SecretData,
  SecretTemplate,
  TemplateItems,
} from './types';

/** The parts of a target Secret that the operator sets. */
export type TargetContent = {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Values by key, as text or bytes. */
  data: SecretData;
  type?: string;
};

/**
 * Applies data and template of an ExternalSecret to its target:
 * externalsecret_controller_template.go.
 *
 * @throws an Error with the operator's message, which can quote a value
 */
export function applyTemplate(
  api: ClusterApi,
  object: ExternalSecret,
  content: TargetContent,
  data: SecretData,
): TargetContent {
  const { template, creationPolicy } = object.spec!.target;
  const merges = ['Merge', 'CreateOrMerge'].includes(creationPolicy);
  const next: TargetContent = {
    type: template?.type ?? content.type,
    // Without a template, the ExternalSecret's own metadata is copied.
    labels: {
      ...content.labels,
      ...(template ? template.metadata?.labels : object.metadata.labels),
    },
    annotations: {
      ...content.annotations,
      ...(template
        ? template.metadata?.annotations
        : object.metadata.annotations),
    },
    data: new Map(merges ? content.data : []),
  };
  const templates = template?.data ?? {};
  const rendersNothing =
    Object.keys(templates).length === 0 && !template?.templateFrom?.length;
  if (!template || template.mergePolicy === 'Merge' || rendersNothing) {
    data.forEach((value, key) => next.data.set(key, value));
  }
  if (template) {
    renderAll(api, object, template, next, data);
  }
  return next;
}

function renderAll(
  api: ClusterApi,
  object: ExternalSecret,
  template: SecretTemplate,
  content: TargetContent,
  data: SecretData,
): void {
  const values = Object.fromEntries(
    [...data].map(([key, value]) => [key, value.toString('utf8')]),
  );
  const render = (key: string, text: string) => execute(key, text, values);
  try {
    for (const source of template.templateFrom ?? []) {
      if (source.literal !== undefined) {
        addFields(content, render(source.literal, source.literal));
      }
      for (const [kind, items] of [
        ['ConfigMap', source.configMap],
        ['Secret', source.secret],
      ] as const) {
        if (items) {
          renderItems(api, object, kind, items, content, render);
        }
      }
    }
  } catch (error) {
    throw new Error(
      `error fetching templateFrom data: ${(error as Error).message}`,
    );
  }
  const { labels = {}, annotations = {} } = template.metadata ?? {};
  const rendered = (texts: Record<string, string>) =>
    Object.entries(texts).map(([key, text]): [string, string] => {
      try {
        return [key, render(key, text)];
      } catch (error) {
        throw new Error(
          `could not execute template: could not execute template: ${
            (error as Error).message
          }`,
        );
      }
    });
  for (const [key, text] of rendered(template.data ?? {})) {
    content.data.set(key, Buffer.from(text));
  }
  Object.assign(content.labels, Object.fromEntries(rendered(labels)));
  Object.assign(content.annotations, Object.fromEntries(rendered(annotations)));
}

function renderItems(
  api: ClusterApi,
  object: ExternalSecret,
  kind: 'ConfigMap' | 'Secret',
  { name, items }: TemplateItems,
  content: TargetContent,
  render: (key: string, text: string) => string,
): void {
  const source = api.find(
    api.registry.ofKind('', kind),
    object.metadata.namespace,
    name,
  ) as Secret | undefined;
  if (!source) {
    throw new Error(`${kind} "${name}" not found`);
  }
  for (const { key, templateAs } of items) {
    const stored = source.data?.[key];
    if (stored === undefined) {
      throw new Error(
        `error in ${kind.toLowerCase()} ${name}: missing key ${key}`,
      );
    }
    const text =
      kind === 'Secret' ? Buffer.from(stored, 'base64').toString() : stored;
    if (templateAs === 'KeysAndValues') {
      addFields(content, render(text, text));
    } else {
      content.data.set(key, Buffer.from(render(key, text)));
    }
  }
}

function addFields(content: TargetContent, yaml: string): void {
  const fields: unknown = parse(yaml);
  if (!isJsonObject(fields)) {
    throw new Error("could not unmarshal template to 'map[string][]byte'");
  }
  for (const [key, value] of Object.entries(fields)) {
    content.data.set(key, Buffer.from(String(value)));
  }
}

/** The engine's message contains the key twice: pkg/template/v2/template.go. */
function execute(
  key: string,
  text: string,
  values: Record<string, string>,
): string {
  try {
    return renderTemplate(key, text, values, 'error');
  } catch (error) {
    const { message } = error as Error;
    const inner =
      error instanceof TemplateParseError
        ? `unable to parse template at key ${key}: ${message}`
        : `unable to execute template at key ${key}: ${message}`;
    throw new Error(`unable to execute template at key ${key}: ${inner}`);
  }
}
