import { ConflictError } from '@backstage/errors';
import { Clock, dateOf } from '../../clock/Clock';
import { newestCertificate } from '../../diagnose/rules/sealed-secrets/ciphertextKeys';
import { olderKeyEvidence } from '../../diagnose/rules/sealed-secrets/olderKeyEvidence';
import { objectKindsOf } from '../../model/objectKinds';
import {
  ObservedCertificate,
  ObservedSecret,
  SealedSecretFacts,
} from '../../model/observed';
import { ReadableSecret } from '../../secrets/ReadableSecrets';
import { ObservationReader } from '../../store/ObservationStore';
import { whyNotOpened } from '../whyNotOpened';
import { Candidate } from './Candidate';

type Sealed = ReadableSecret & {
  observed: ObservedSecret & { facts: SealedSecretFacts };
};

/**
 * Selects the SealedSecrets that probably have an older key, or all of them.
 *
 * @param list - lists the secrets in the scope
 * @param all - whether SealedSecrets without evidence of an older key are
 * selected too
 * @throws ConflictError if there is none
 */
export async function selectForReseal(
  list: (kinds: string[]) => Promise<ReadableSecret[]>,
  all: boolean,
  {
    clock,
    reader,
  }: { clock: Clock; reader: Pick<ObservationReader, 'listCertificates'> },
): Promise<Candidate[]> {
  const found = (await list(objectKindsOf('sealed-secret'))).filter(isSealed);
  if (found.length === 0) {
    throw new ConflictError(
      'There is no SealedSecret of a service in this scope that you may read',
    );
  }
  const newest = byCluster(
    await reader.listCertificates([
      ...new Set(found.map(({ observed }) => observed.cluster)),
    ]),
  );
  const selected = found.flatMap(one => {
    const likely = whyOlderKey(one, newest.get(one.observed.cluster), clock);
    return all || likely
      ? [
          {
            ...one,
            likely,
            changedAt: null,
            whyNot: whyNotOpened(one.observed.facts),
          },
        ]
      : [];
  });
  if (selected.length === 0) {
    throw new ConflictError(
      `None of the ${found.length} SealedSecrets in this scope is known to have an older key. A ciphertext does not name its key: choose all of them if keys were renewed and old objects were applied again since`,
    );
  }
  return selected;
}

function isSealed(one: ReadableSecret): one is Sealed {
  return one.observed.facts.type === 'sealed-secret';
}

/** Why an older key is likely; null without evidence of one. */
function whyOlderKey(
  { observed }: Sealed,
  newest: ObservedCertificate | undefined,
  clock: Clock,
): string | null {
  if (!newest) {
    return null;
  }
  const { before, proof, written } = olderKeyEvidence(
    observed,
    observed.facts,
    newest,
    dateOf(clock),
  );
  if (proof) {
    return `Shown by the form of a ciphertext: ${proof}.`;
  }
  return before
    ? `Last written ${written}, before the newest key began (${newest.notBefore}).`
    : null;
}

function byCluster(
  certificates: ObservedCertificate[],
): Map<string, ObservedCertificate> {
  const names = [...new Set(certificates.map(({ cluster }) => cluster))];
  return new Map(
    names.flatMap(name => {
      const newest = newestCertificate(
        certificates.filter(({ cluster }) => cluster === name),
      );
      return newest ? [[name, newest] as const] : [];
    }),
  );
}
