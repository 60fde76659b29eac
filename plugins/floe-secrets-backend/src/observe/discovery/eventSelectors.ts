import { observeKinds } from '../ObserveKind';
import { ServedVersions } from './discoverVersions';

/**
 * Field selectors of the events that report causes: warnings about objects of
 * the operators, and that a provider has no such secret, which External
 * Secrets Operator reports as a normal event where the deletionPolicy lets a
 * secret go missing (`externalsecret_controller_secret.go`). Two more normal
 * events are the only thing that shows when a target was last changed, and one
 * of the Sealed Secrets controller shows a success that no status reports.
 *
 * A selector cannot say "or", but all kinds of one API version go into one:
 * the controllers write their events with the version that they work in,
 * which is the newest served one.
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
