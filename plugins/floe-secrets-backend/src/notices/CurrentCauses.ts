import { EntityIndex } from '../catalog/EntityIndex';
import { ChangeStore } from '../changes/ChangeStore';
import { Clock } from '../clock/Clock';
import { ObservationReader } from '../store/ObservationStore';
import { readCertificateCauses } from './certificateCauses';
import { readChangeCauses } from './changeCauses';
import { ReachableOwners } from './ReachableOwners';
import { NoticeConfig } from './readNoticeConfig';
import { SecretCauses } from './SecretCauses';
import { Notice, NoticeReading } from './types';

type CurrentCausesOptions = {
  awaitedChanges: Pick<ChangeStore, 'listAwaited'>;
  clock: Clock;
  config: NoticeConfig;
  index: EntityIndex;
  owners: Pick<ReachableOwners, 'in'>;
  reader: ObservationReader;
  secrets: Pick<SecretCauses, 'read'>;
};

/**
 * Reads the current causes for every audience, with the plugin's own
 * credentials. An audience gets only causes of entities that it owns, or of
 * environments whose configuration names it.
 */
export class CurrentCauses {
  readonly #options: CurrentCausesOptions;

  constructor(options: CurrentCausesOptions) {
    this.#options = options;
  }

  /**  @param notices - notices whose subjects' state is needed, too */
  async read(notices: Notice[]): Promise<NoticeReading> {
    const { index, owners, secrets } = this.#options;
    const lookup = await owners.in(await index.lookup());
    const [ofSecrets, ofChanges, ofCertificates] = await Promise.all([
      secrets.read(notices, lookup),
      readChangeCauses(this.#options, lookup),
      readCertificateCauses(this.#options),
    ]);
    return {
      causes: [
        ...ofSecrets.causes,
        ...ofChanges.causes,
        ...ofCertificates.causes,
      ],
      standing(notice, subjectId) {
        switch (notice.content.kind) {
          case 'change':
            return ofChanges.standing(notice, subjectId);
          case 'certificate':
            return ofCertificates.standing(notice, subjectId);
          default:
            return ofSecrets.standing(notice, subjectId);
        }
      },
    };
  }
}
