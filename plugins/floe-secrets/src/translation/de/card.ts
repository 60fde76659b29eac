import type { cardMessages } from '../card';
import type { Translated } from './Translated';

export const cardDe: Translated<typeof cardMessages> = {
  title: 'Secrets',
  worst: 'Was Aufmerksamkeit braucht',
  due_one: 'Bei {{count}} ist die Rotation fällig.',
  due_other: 'Bei {{count}} ist die Rotation fällig.',
  problem:
    'Eine Annotation dieser Entität kann nicht verwendet werden. Der Tab Secrets sagt, welche.',
  someUnseen: 'Einige Cluster sind nicht zu sehen.',
  empty: {
    service: 'Von {{name}} ist kein Secret bekannt.',
    system: 'Kein Teil von {{name}} hat ein Secret, das Sie sehen dürfen.',
    domain: 'Kein System von {{name}} hat ein Secret, das Sie sehen dürfen.',
    owner:
      'Nichts, wofür {{name}} zuständig ist, hat ein Secret, das Sie sehen dürfen.',
  },
  moreSecrets_one: '{{count}} weiteres Secret braucht Aufmerksamkeit.',
  moreSecrets_other: '{{count}} weitere Secrets brauchen Aufmerksamkeit.',
  moreCauses_one: '{{count}} weitere Ursache braucht Aufmerksamkeit.',
  moreCauses_other: '{{count}} weitere Ursachen brauchen Aufmerksamkeit.',
  openTab: 'Tab Secrets öffnen',
  listAll: 'Diese Secrets auflisten',
};
