import type { wordMessages } from '../words';
import type { Translated } from './Translated';

export const wordsDe: Translated<typeof wordMessages> = {
  and: 'und',
  or: 'oder',
  to: 'bis',
  more: 'und {{count}} weitere',
  day: '{{count}} Tag',
  days: '{{count}} Tagen',
  recipient: '{{count}} Empfänger',
  recipients: '{{count}} Empfänger',
  deleted: 'gelöscht',
  destroyed: 'zerstört',
  disabled: 'deaktiviert',
  expired: 'abgelaufen',
};
