import { CHART_NAME, CHART_VERSION } from './chartDefaults';
import { chartFullname, chartName, truncated } from './chartNames';
import { ChartValues } from './chartValues';
import { ChartObjectMetadata } from './manifests';
import { unquotedText } from './templateFunctions';

/** The release for which the chart is rendered. @public */
export type ChartRelease = {
  /** Name of the Helm release. */
  release: string;
  /** Namespace that the release is installed into. */
  namespace: string;
  /**
   * Version of the chart and of its application. Default: the version that this
   * package implements.
   */
  chartVersion?: string;
};

/** Makes the metadata of a release's objects. */
export class ChartMetadata {
  readonly fullname: string;
  readonly #namespace: string;
  readonly #labels: Record<string, string>;

  constructor(values: ChartValues, release: ChartRelease) {
    const version = release.chartVersion ?? CHART_VERSION;
    this.fullname = chartFullname(release.release, values);
    this.#namespace = release.namespace;
    this.#labels = {
      'helm.sh/chart': truncated(
        `${CHART_NAME}-${version}`.replaceAll('+', '_'),
      ),
      'app.kubernetes.io/name': unquotedText(chartName(values), 'nameOverride'),
      'app.kubernetes.io/instance': unquotedText(release.release, 'release'),
      'app.kubernetes.io/version': version,
      'app.kubernetes.io/managed-by': 'Helm',
      'app.kubernetes.io/part-of': 'floe-runtime',
    };
  }

  /**
   * @param component - left out if the chart writes no component label
   * @param annotations - left out if there are none
   */
  of(
    name: string,
    component?: string,
    annotations?: Record<string, string>,
  ): ChartObjectMetadata {
    return {
      name,
      namespace: this.#namespace,
      labels: {
        ...this.#labels,
        ...(component && { 'app.kubernetes.io/component': component }),
      },
      ...(annotations && { annotations }),
    };
  }
}
