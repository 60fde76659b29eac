import fc from 'fast-check';
import { Moment } from '../clock/Moment';
import { ClusterExternalSecretHistory } from './__testUtils__/histories/ClusterExternalSecretHistory';
import { ExternalSecretHistory } from './__testUtils__/histories/ExternalSecretHistory';
import { History } from './__testUtils__/histories/History';
import { KustomizationHistory } from './__testUtils__/histories/KustomizationHistory';
import { PlainSecretHistory } from './__testUtils__/histories/PlainSecretHistory';
import { PushSecretHistory } from './__testUtils__/histories/PushSecretHistory';
import { SealedSecretHistory } from './__testUtils__/histories/SealedSecretHistory';
import { SopsSecretHistory } from './__testUtils__/histories/SopsSecretHistory';
import { certificate } from './__testUtils__/certificate';
import { clusterNow } from './clusterTime';
import { diagnoseSecret } from './diagnose';
import { stateOf } from './state';
import { SecretDiagnosisInput } from './types';

/** With whether time alone changes anything of it. */
const HISTORIES: [string, () => History, boolean][] = [
  ['ExternalSecret', () => new ExternalSecretHistory(), true],
  ['SealedSecret', () => new SealedSecretHistory(), true],
  ['ClusterExternalSecret', () => new ClusterExternalSecretHistory(), true],
  ['Kustomization', () => new KustomizationHistory(), true],
  ['PushSecret', () => new PushSecretHistory(), true],
  ['SopsSecret', () => new SopsSecretHistory(), true],
  ['Secret', () => new PlainSecretHistory(), false],
];
const DAY_MS = 86_400_000;

/** What lists, filters and counts show of a secret. */
function shown(input: SecretDiagnosisInput, portals: Date) {
  const now = clusterNow(portals, input.cluster);
  const { state } = stateOf(input.secret, input.events, input.cluster, now, {
    targetExists: input.targetExists,
    targetKeys: input.targetKeys,
    hasFailingChild: input.failingChildren.length > 0,
  });
  const findings = diagnoseSecret({ ...input, now }, (rule, error) => {
    throw new Error(`${rule}: ${error}`);
  });
  return {
    state,
    findings: findings.map(({ id, severity }) => `${severity} ${id}`),
  };
}

/** Whole milliseconds from one time to before another. */
function placesBetween(from: number, to: number, places: number[]): number[] {
  const last = Math.ceil(to) - 1;
  return places.map(place => from + Math.floor((last - from) * place));
}

describe.each(HISTORIES)('random histories of a %s', (_, create, ends) => {
  it('stay as evaluated until the returned time, if nothing happens', () => {
    let ended = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...create().steps), { maxLength: 10 }),
        fc.boolean(),
        fc.integer({ min: -3_600_000, max: 3_600_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3 }),
        (steps, seesSecrets, offset, places) => {
          const history = create();
          steps.forEach(step => history.apply(step));
          const input = history.input(seesSecrets);
          input.cluster!.clockOffsetMs = offset;
          input.certificates = [
            certificate({
              notBefore: new Date(history.now - DAY_MS / 2).toISOString(),
              notAfter: new Date(history.now + 40 * DAY_MS).toISOString(),
            }),
          ];
          input.policy = {
            ...input.policy,
            rotationMaxAgeSeconds: 2 * 3_600,
          };
          let at = history.now;
          // From one end to the next, as the time passes.
          for (let round = 0; round < 4; round += 1) {
            const moment = new Moment(new Date(at));
            const evaluated = shown(input, moment);
            const until = Math.min(moment.until, at + 60 * DAY_MS);
            expect(until).toBeGreaterThan(at);
            const between = placesBetween(at, until, places);
            for (const later of [...between, Math.ceil(until) - 1]) {
              expect(shown(input, new Date(later))).toEqual(evaluated);
            }
            at = Math.ceil(until);
            ended +=
              shown(input, new Date(at)).findings.join() !==
              evaluated.findings.join()
                ? 1
                : 0;
          }
        },
      ),
      { numRuns: 150 },
    );
    // Otherwise nothing was tried.
    expect(ended > 0).toBe(ends);
  });
});
