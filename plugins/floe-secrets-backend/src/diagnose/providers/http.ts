import { CausePattern, ProviderCause } from './types';

/** The forms in which clients print the status of an HTTP response. */
function statusForms(statuses: string): RegExp {
  return new RegExp(
    [
      String.raw`\bstatus(?:[- ]?code)?[=:]? ?(?:${statuses})\b`,
      String.raw`\b(?:API error \(|but got |credentials: |Error )(?:${statuses})\b`,
      // go-gitlab, go-github: `GET https://…: 403 …`
      String.raw`https?:\/\/\S{1,400}: (?:${statuses})\b`,
      String.raw`\b(?:${statuses}) (?:status code;|Unauthorized|Forbidden|Not Found|Gone|Too Many Requests|Request Timeout|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout)`,
    ].join('|'),
    'i',
  );
}

const CAUSES: [statuses: string, cause: ProviderCause][] = [
  ['40[13]', 'access-denied'],
  ['404|410', 'key-missing'],
  ['429', 'throttled'],
  ['408|5\\d\\d', 'unreachable'],
];

/** For providers whose messages have nothing but the status of a response. */
export const httpPatterns: CausePattern[] = CAUSES.map(([statuses, cause]) => ({
  cause,
  pattern: statusForms(statuses),
}));
