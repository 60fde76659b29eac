import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { Shortfall } from '../../../model/kindAnswers';
import { ExternalSecretFacts, ObservedEvent } from '../../../model/observed';
import { versionOfRef } from '../../../model/remoteRefs';
import { targetOf } from '../../../model/target';
import { lookUpRemoteKey } from '../../commands';
import { createFinding, eventEvidence } from '../../finding';
import { inWizard } from '../../inWizard';
import { referredStoreOf } from '../../subject';
import { toMillis } from '../../time';
import { ExternalSecretSubject } from '../ruleTypes';
import { changedSinceRefresh } from './changedSinceRefresh';
import { CREATE_OR_CORRECT, STORE_OR_CORRECT_VERSION } from './keyRemedies';

/** How long before the end of an attempt its events are certainly its own. */
const END_MS = 5_000;

/** A refresh that was asked for may follow another one within seconds. */
function isOfItsEnd(
  event: ObservedEvent,
  { refreshTime }: ExternalSecretFacts,
): boolean {
  const seen = toMillis(event.lastSeen ?? event.firstSeen);
  const ended = toMillis(refreshTime);
  return seen !== null && ended !== null && seen >= ended - END_MS;
}

const MOST_NAMED = 5;

/**
 * The operator reports success and has left keys out of the target, because
 * deletionPolicy Merge or Delete lets them go missing at the provider
 * (`MissingProviderSecret`, a Normal event).
 */
export function keysLeftOut(
  subject: ExternalSecretSubject,
  { events, missing }: Shortfall,
): Finding {
  const remote = [...new Set(missing.map(({ key }) => key))];
  const lookUps = new Map(
    missing.map(ref => {
      const store = referredStoreOf(subject, ref);
      return [
        `${store?.kind} ${store?.name} ${ref.key}`,
        lookUpRemoteKey(store?.store, ref.key),
      ];
    }),
  );
  // What a template makes of the keys is not known.
  const own = targetOf(subject.secret).keys;
  const keys = missing.flatMap(({ secretKey }) =>
    secretKey && own.includes(secretKey) ? secretKey : [],
  );
  const changed = changedSinceRefresh(subject);
  const asksForVersion = missing.some(ref => versionOfRef(subject.facts, ref));
  return createFinding('remote-key-missing', {
    severity: 'error',
    confidence:
      !asksForVersion && events.every(event => isOfItsEnd(event, subject.facts))
        ? 'proven'
        : 'likely',
    summary: `${
      changed
        ? 'At the last refresh, the provider had no'
        : 'The provider has no'
    } ${remote.length === 1 ? 'key' : 'keys'} ${namesOf(remote)}${
      asksForVersion ? ', or not the requested version' : ''
    }${
      keys.length > 0
        ? `, so the target ${subject.facts.targetName} has no ${namesOf(keys)}`
        : ''
    }.${
      changed ? ` The ${changed.kind} ${changed.name} was changed since.` : ''
    }`,
    evidence: events.slice(0, MOST_NAMED).map(eventEvidence),
    remedies: [
      inWizard('reference', CREATE_OR_CORRECT, missing[0].secretKey),
      asksForVersion && STORE_OR_CORRECT_VERSION,
      ...[...lookUps.values()].slice(0, MOST_NAMED),
    ],
  });
}

function namesOf(names: string[]): string {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }`;
}
