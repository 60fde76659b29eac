import {
  mergeValues,
  renderChartSecrets,
  renderDagsterSecret,
} from '@floe/values-files';
import { InputError } from '@backstage/errors';
import { parseDocument } from 'yaml';
import { RenderChart, ValuesFile } from './types';

/** Parses YAML 1.1, as Helm does. An error names the place and quotes nothing. */
function parse({ path, text }: ValuesFile) {
  const document = parseDocument(text, {
    version: '1.1',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    throw new InputError(`${path} is not YAML: ${error.code} in line ${line}`);
  }
  try {
    return document.toJS();
  } catch {
    throw new InputError(`${path} has aliases that cannot be resolved`);
  }
}

/**
 * Renders the secret objects of the floe-dagster chart and of its Dagster
 * subchart, in Helm's order: Secrets come before custom resources.
 */
export const renderChart: RenderChart = (files, target) => {
  const values = mergeValues(...files.map(parse));
  const { release, namespace, apiVersion } = target;
  const ofSubchart = renderDagsterSecret(values, { release, namespace });
  return [
    ...(ofSubchart ? [ofSubchart] : []),
    ...renderChartSecrets(values, {
      release,
      namespace,
      externalSecretsApiVersion: apiVersion,
    }),
  ];
};
