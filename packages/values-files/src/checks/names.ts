import { chartName } from '../chart/chartNames';
import { valueAt } from '../chart/chartValues';
import { isTruthy } from '../chart/templateFunctions';
import {
  componentLabel,
  namespaceName,
  objectName,
  releaseName,
  secretKey,
} from '../model/kubernetesNames';
import { hasEncrypted } from './credentials/placeholders';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { ValuesPath } from './valuesPath';

type Schema = {
  safeParse(value: unknown): {
    success: boolean;
    error?: { issues: { message: string }[] };
  };
};

function check(
  schema: Schema,
  value: unknown,
  path: ValuesPath,
  what: string,
): NewFinding[] {
  const text = typeof value === 'string' ? value.trim() : value;
  if (typeof text !== 'string' || text === '' || hasEncrypted(text)) {
    return [];
  }
  const parsed = schema.safeParse(text);
  return parsed.success
    ? []
    : [
        {
          id: 'name-invalid',
          severity: 'error',
          path,
          summary: `${what} is not valid: ${parsed.error!.issues[0].message}`,
          remedy: 'Choose another name',
        },
      ];
}

const MAX_FULLNAME = 63;

/** Names that the chart cuts: two releases could get the same one. */
function checkCut({ context, effective }: CheckedRelease): NewFinding[] {
  const own = valueAt(effective, 'fullnameOverride');
  const name = valueAt(effective, 'nameOverride');
  const release = releaseName.safeParse(context.release).data ?? '';
  const whole = isTruthy(own)
    ? String(own)
    : `${release}-${isTruthy(name) ? String(name) : chartName()}`;
  return whole.length > MAX_FULLNAME &&
    (isTruthy(own) || !release.includes(String(name || chartName())))
    ? [
        {
          id: 'name-invalid',
          severity: 'warning',
          path: isTruthy(own) ? ['fullnameOverride'] : ['nameOverride'],
          summary:
            'The chart cuts its name for this release at 63 characters, and two releases can get the same name that way',
          remedy: 'Choose a shorter name',
        },
      ]
    : [];
}

/** Names that Kubernetes or Helm does not accept, or that the chart cuts. */
export const names: Check = {
  ids: ['name-invalid'],
  run: release => [
    ...check(releaseName, release.context.release, [], 'The release'),
    ...check(namespaceName, release.context.namespace, [], 'The namespace'),
    ...checkCut(release),
    ...release
      .active()
      .flatMap(({ component, keys, name, path, section }) => [
        ...check(
          objectName,
          name,
          section ? path : [...path, 'name'],
          'The name of the Secret that the chart creates from this',
        ),
        ...(component
          ? check(
              componentLabel,
              component.value,
              component.path,
              'The label of the component',
            )
          : []),
        ...keys.flatMap(key =>
          check(secretKey, key.secretKey, key.path, 'The name of this key'),
        ),
      ]),
  ],
};
