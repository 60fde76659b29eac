import { printGoDuration } from '../model/goDuration';
import { objectName } from '../model/kubernetesNames';
import { checkMovedKeys, checkOthers } from './checkOthers';
import { checkOwners } from './checkOwners';
import { ComparedRelease } from './ComparedRelease';
import { ValuesFinding, valuesFinding } from './findings';

/** Intervals that this change does not write stay as they are. */
function checkIntervals(release: ComparedRelease): ValuesFinding[] {
  const intervals = release.after.flatMap(manifest => {
    if (manifest.kind !== 'ExternalSecret') {
      return [];
    }
    const { refreshInterval } = manifest.spec;
    const printed = printGoDuration(refreshInterval);
    const place = release.placeOf(manifest);
    return printed === undefined || printed === refreshInterval
      ? []
      : [{ isOwn: place.includes('.custom['), place, printed }];
  });
  // The components share the interval of the release, and so do custom
  // entries without one of their own.
  const shared = intervals.find(({ isOwn }) => !isOwn);
  const places = new Map([
    ...(shared ? [['floe.externalSecrets', shared.printed] as const] : []),
    ...intervals
      .filter(({ isOwn, printed }) => isOwn && printed !== shared?.printed)
      .map(({ place, printed }) => [place, printed] as const),
  ]);
  return [...places].map(([place, printed]) =>
    valuesFinding(
      'refresh-interval-form',
      'info',
      `${place}.refreshInterval`,
      'The interval is not written as Go prints it: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict',
      `Write ${printed}`,
      'likely',
    ),
  );
}

function checkNames(release: ComparedRelease): ValuesFinding[] {
  return [...release.names].flatMap(name => {
    const parsed = objectName.safeParse(name);
    return parsed.success
      ? []
      : [
          valuesFinding(
            'name-invalid',
            'error',
            null,
            `The chart would create a Secret named ${name.slice(
              0,
              80,
            )}, which is not a valid name: ${parsed.error.issues[0].message}`,
            'Choose another name',
          ),
        ];
  });
}

/** The findings about the rendered objects of a release after a change. */
export function checkRelease(release: ComparedRelease): ValuesFinding[] {
  return [
    ...checkIntervals(release),
    ...checkNames(release),
    ...checkOwners(release),
    ...checkOthers(release),
    ...checkMovedKeys(release),
  ];
}
