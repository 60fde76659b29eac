/** Words that the backend puts between names, and lengths of time. */
export const wordMessages = {
  and: 'and',
  or: 'or',
  to: 'to',
  more: 'and {{count}} more',
  day: '{{count}} day',
  days: '{{count}} days',
  recipient: '{{count}} recipient',
  recipients: '{{count}} recipients',
  deleted: 'deleted',
  destroyed: 'destroyed',
  disabled: 'disabled',
  expired: 'expired',
} as const;
