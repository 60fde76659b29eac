import { CHART_DEFAULTS } from '../chart/chartDefaults';
import { chartFullname } from '../chart/chartNames';
import { ChartValues, valueAt } from '../chart/chartValues';
import { ChartRenderError } from '../chart/errors';
import { ChartSecretManifest } from '../chart/manifests';
import { mergeValues, withChartDefaults } from '../chart/mergeValues';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { renderDagsterSecret } from '../chart/renderDagsterSecret';
import { SecretObject, secretObjects } from './secretObjects';
import { Position, SourceFile } from './SourceFile';
import { CheckContext, CheckFinding, CheckFindingId } from './types';
import { formatPath, ValuesPath } from './valuesPath';

/** The result of a check. Its position in the files is found separately. */
export type NewFinding = {
  id: CheckFindingId;
  severity: CheckFinding['severity'];
  /** Default: `proven`. */
  confidence?: CheckFinding['confidence'];
  path: ValuesPath;
  /** The place, if the check already knows it. */
  at?: { file: SourceFile; position: Position };
  summary: string;
  remedy: string;
};

/** The fullname with which the name of the database's Secret begins. */
function fullnameInValues(values: ChartValues): string | undefined {
  const name = valueAt(values, 'dagster', 'global', 'postgresqlSecretName');
  return typeof name === 'string'
    ? /^(.{1,63})-postgresql-secret$/.exec(name)?.[1]
    : undefined;
}

/** The files of a release, merged as Helm merges them, and the rendered objects. */
export class CheckedRelease {
  /** The merged files. */
  readonly values: ChartValues;
  /** The merged files with the chart's defaults. */
  readonly effective: ChartValues;
  /** The prefix of object names. */
  readonly fullname: string;
  /** Whether that prefix is known, and not only assumed. */
  readonly namesKnown: boolean;
  readonly objects: readonly SecretObject[];
  /**
   * The objects of the chart and the Dagster subchart; an error if rendering
   * fails.
   */
  readonly rendered: readonly ChartSecretManifest[] | ChartRenderError;

  constructor(
    readonly files: readonly SourceFile[],
    readonly context: CheckContext,
  ) {
    this.values = mergeValues(...files.map(({ values }) => values));
    this.effective = withChartDefaults(this.values, CHART_DEFAULTS);
    this.namesKnown =
      context.release !== undefined ||
      Boolean(valueAt(this.values, 'fullnameOverride'));
    const assumed = this.namesKnown ? undefined : fullnameInValues(this.values);
    this.fullname =
      assumed ?? chartFullname(context.release ?? 'floe-dagster', this.values);
    this.objects = secretObjects(this.effective, this.fullname);
    this.rendered = this.#render(assumed);
  }

  #render(
    assumed: string | undefined,
  ): readonly ChartSecretManifest[] | ChartRenderError {
    const {
      chart,
      release = 'floe-dagster',
      namespace = 'default',
    } = this.context;
    const values = assumed
      ? { ...this.values, fullnameOverride: assumed }
      : this.values;
    try {
      const ofSubchart = renderDagsterSecret(values, { release, namespace });
      return [
        ...renderChartSecrets(values, {
          release,
          namespace,
          chartVersion: chart?.version,
          externalSecretsApiVersion: chart?.externalSecretsApiVersion,
        }),
        ...(ofSubchart ? [ofSubchart] : []),
      ];
    } catch (error) {
      if (error instanceof ChartRenderError) {
        return error;
      }
      throw error;
    }
  }

  /** The rendered objects; empty if rendering fails. */
  manifests(): readonly ChartSecretManifest[] {
    return this.rendered instanceof ChartRenderError ? [] : this.rendered;
  }

  /** The objects of a kind that the chart renders. */
  active(kind?: SecretObject['kind']): SecretObject[] {
    return this.objects.filter(
      object => object.active && (!kind || object.kind === kind),
    );
  }

  /**
   * The last file that contains a path, or the longest part of it, and the
   * position.
   */
  locate(path: ValuesPath): { file: SourceFile; position: Position } {
    const [first, ...others] = this.files
      .map(file => ({ file, ...file.locate(path) }))
      .reverse();
    return others.reduce(
      (best, next) => (next.depth > best.depth ? next : best),
      first,
    );
  }

  /** A place as part of a sentence: file and line. */
  placeOf(path: ValuesPath): string {
    const { file, position } = this.locate(path);
    return `${formatPath(path)} (${file.path}, line ${position.line})`;
  }

  finding({ path, at, ...finding }: NewFinding): CheckFinding {
    const { file, position } = at ?? this.locate(path);
    return {
      id: finding.id,
      severity: finding.severity,
      confidence: finding.confidence ?? 'proven',
      file: file.path,
      ...position,
      path: path.length > 0 ? formatPath(path) : null,
      summary: finding.summary,
      remedy: finding.remedy,
    };
  }
}

/** One check: the ids that it can report, and the function. */
export type Check = {
  ids: readonly CheckFindingId[];
  run(release: CheckedRelease): NewFinding[];
};
