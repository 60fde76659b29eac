import { isEqual } from 'es-toolkit';
import { ChartValues, valueAt } from '../chart/chartValues';
import { ChartSecretManifest } from '../chart/manifests';
import { databaseSecretValue } from '../chart/renderDagsterSecret';
import { ObjectDifference } from '../merge/differences';
import { readersOf, SecretReaders } from '../merge/secretReaders';
import { shownManifest } from './shownManifest';
import { shownText, withoutCredentials } from './shownText';

/** An object of the release, before and after a change. @public */
export type PreviewedObject = {
  kind: ChartSecretManifest['kind'];
  name: string;
  namespace: string;
  component?: string;
  action: 'added' | 'changed' | 'removed' | 'unchanged';
  /**
   * As YAML, without values and with shortened sealed values; null if there is
   * none.
   */
  before: string | null;
  after: string | null;
  /** What happens to the Secret of a removed object. */
  secret?: 'deleted' | 'kept';
  /**
   * The workloads that read its Secret by the values after the change, or
   * before it if the object is removed.
   */
  readers: Omit<SecretReaders, 'secret'> & {
    /** Whether Dagster reads the password of its database from it. */
    database: boolean;
  };
};

/**
 * Values of a release, and the objects that the chart renders with them, if it
 * can.
 */
type Rendered = { values: ChartValues; objects?: ChartSecretManifest[] };

const keyOf = ({ kind, metadata }: ChartSecretManifest) =>
  `${kind}/${metadata.name}`;

function actionOf(
  before: ChartSecretManifest | undefined,
  after: ChartSecretManifest | undefined,
): PreviewedObject['action'] {
  if (!before) {
    return 'added';
  }
  if (!after) {
    return 'removed';
  }
  return isEqual(before, after) ? 'unchanged' : 'changed';
}

function readersIn(
  values: ChartValues,
  name: string,
): PreviewedObject['readers'] {
  const [{ workloads, namedElsewhere }] = readersOf([name], values);
  const database =
    valueAt(values, 'dagster', 'enabled') !== false &&
    databaseSecretValue(values) === name;
  return { workloads, database, namedElsewhere };
}

/**
 * The objects of a release before and after a change.
 *
 * @param differences - as the change reports them
 */
export function compareObjects(
  before: Rendered,
  after: Rendered,
  differences: readonly ObjectDifference[],
): PreviewedObject[] {
  const old = new Map(
    (before.objects ?? []).map(object => [keyOf(object), object]),
  );
  const now = new Map(
    (after.objects ?? []).map(object => [keyOf(object), object]),
  );
  return [...new Set([...old.keys(), ...now.keys()])].map(key => {
    const [one, other] = [old.get(key), now.get(key)];
    const { kind, metadata } = (other ?? one)!;
    const component = metadata.labels['app.kubernetes.io/component'];
    const { secret } =
      differences.find(
        object => object.kind === kind && object.name === metadata.name,
      ) ?? {};
    return {
      kind,
      name: shownText(metadata.name),
      namespace: metadata.namespace,
      ...(component && { component: shownText(component) }),
      action: actionOf(one, other),
      before: one ? shownManifest(one) : null,
      after: other ? shownManifest(other) : null,
      ...(secret && { secret }),
      readers: withoutCredentials(
        readersIn((other ? after : before).values, metadata.name),
      ),
    };
  });
}
