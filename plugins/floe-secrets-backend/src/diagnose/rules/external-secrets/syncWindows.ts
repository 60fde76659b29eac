import { Evidence, Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { ClusterRefreshFacts, refreshDisabled } from '@floe/values-files';
import { ExternalSecretFacts } from '../../../model/observed';
import {
  nextOpening,
  SyncWindows,
  whyNeverOpen,
} from '../../../model/syncWindows/syncWindows';
import { forceSync } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { isLikelyOverdue, nextSync, WINDOW_CHECK_MS } from '../../schedule';
import { inWords, toMillis } from '../../time';
import { SecretSubject } from '../../types';

/**
 * Sync windows that prevent refreshes on the interval: always, if none opens;
 * until the next one; or sometimes, if they are too short. They prevent neither
 * a forced refresh nor one after a change.
 */
export function heldBackByWindows({
  facts,
  now,
  secret,
}: SecretSubject<ExternalSecretFacts>): Finding | undefined {
  const { refreshIntervalSeconds: interval, refreshTime } = facts;
  if (
    !facts.syncWindows ||
    facts.refreshPolicy !== 'Periodic' ||
    !interval ||
    facts.generators.length > 0
  ) {
    return undefined;
  }
  const refreshed = toMillis(refreshTime);
  if (nextOpening(facts.syncWindows, now.getTime()) === 'never') {
    return neverOpen(facts.syncWindows);
  }
  if (isTooShort(facts.syncWindows)) {
    return createFinding('refresh-disabled', {
      ...seriousness('sometimes'),
      summary: `Each sync window is shorter than ${inWords(
        WINDOW_CHECK_MS,
      )}. While a refresh waits for a window, the operator checks only that often, so it can miss the window.`,
      evidence: windowsEvidence(facts.syncWindows),
      remedies: [{ title: 'Lengthen the windows' }],
    });
  }
  const due = refreshed === null ? null : refreshed + interval * 1000;
  const opens = toMillis(nextSync(secret));
  return due !== null &&
    opens !== null &&
    opens > due &&
    now.getTime() > due &&
    !isLikelyOverdue(secret, now)
    ? waiting(facts, due, opens, forceSync(secret))
    : undefined;
}

/** Severity and confidence of windows that prevent refreshes. */
function seriousness(
  prevent: NonNullable<ClusterRefreshFacts['windows']>['prevent'],
  isCertain = false,
) {
  const { confidence, severity } = refreshDisabled({
    intervalSeconds: null,
    generated: false,
    windows: { prevent, isCertain },
  })!;
  return { confidence, severity };
}

function neverOpen(windows: SyncWindows): Finding {
  return createFinding('refresh-disabled', {
    ...seriousness('always', forbidsAlways(windows)),
    summary: `${
      windows.kind === 'allow'
        ? 'No sync window of this secret ever opens'
        : 'The sync windows of this secret forbid every refresh'
    }: a new value at the provider arrives only with a forced refresh or a change of the object.`,
    evidence: windowsEvidence(windows),
    remedies: [
      {
        title:
          'Correct the schedule, for example `0 2 * * *` with the duration 1h; @every does not define a window',
      },
    ],
  });
}

/** Consecutive windows leave an hour open when clocks change. */
function forbidsAlways({ kind, windows }: SyncWindows): boolean {
  return (
    kind === 'allow' ||
    windows.some(({ everySeconds }) => everySeconds !== null)
  );
}

function waiting(
  facts: ExternalSecretFacts,
  due: number,
  opens: number,
  refresh: Finding['remedies'][number],
): Finding {
  return createFinding('refresh-disabled', {
    ...seriousness('until-next'),
    summary:
      'A refresh is due and waits for a sync window. The window is in the time zone of the operator, which is assumed to be UTC.',
    evidence: [
      { kind: 'status', text: 'Due', time: new Date(due).toISOString() },
      {
        kind: 'spec',
        text: 'The next window opens',
        time: new Date(opens).toISOString(),
      },
      ...windowsEvidence(facts.syncWindows!),
    ],
    remedies: [refresh],
  });
}

function isTooShort({ kind, windows }: SyncWindows): boolean {
  return (
    kind === 'allow' &&
    windows.every(
      window =>
        window.everySeconds === null &&
        window.durationSeconds !== null &&
        window.durationSeconds * 1000 < WINDOW_CHECK_MS,
    )
  );
}

/** The windows in the spec, with the reason if one never opens. */
export function windowsEvidence({ kind, windows }: SyncWindows): Evidence[] {
  return windows.slice(0, 10).map(window => {
    const why = whyNeverOpen(window);
    const { durationSeconds, schedule } = window;
    return specEvidence(
      `spec.syncWindows: ${kind} ${schedule} for ${
        durationSeconds === null
          ? 'a duration that cannot be read'
          : inWords(durationSeconds * 1000)
      }${why ? `; ${why}` : ''}`,
    );
  });
}
