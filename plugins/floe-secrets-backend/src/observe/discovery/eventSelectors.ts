import { observeKinds } from '../ObserveKind';
import { ServedVersions } from './discoverVersions';

/**
 * Field selectors of the events that report causes: warnings about objects of
 * the operators, and External Secrets Operator's normal event for a secret that
 * is missing at the provider, if the deletionPolicy allows that
 * (`externalsecret_controller_secret.go`). Two more normal events are the only
 * evidence of when a target last changed, and one of the Sealed Secrets
 * controller is evidence of a success without a status.
 *
 * A selector has no "or", but one selects all kinds of one API version: the
 * controllers write their events with the version that they use, which is the
 * newest served one.
 */
export function eventSelectors(served: ServedVersions): string[] {
  const selectors = observeKinds.all().flatMap(({ objects }) =>
    objects.flatMap(({ events, group, plural, reflected }) => {
      const version = reflected?.versions.find(readable =>
        served.get(`${plural}.${group}`)?.includes(readable),
      );
      if (!events || !version) {
        return [];
      }
      const ofVersion = `involvedObject.apiVersion=${group}/${version}`;
      return [
        `type=Warning,${ofVersion}`,
        ...events.normalReasons.map(
          reason => `type=Normal,reason=${reason},${ofVersion}`,
        ),
      ];
    }),
  );
  return [...new Set(selectors)];
}
