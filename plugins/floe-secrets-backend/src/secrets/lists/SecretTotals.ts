import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { Clock } from '../../clock/Clock';
import { criteriaKey } from './criteriaKey';
import { Remembered } from './Remembered';
import { sumOfRevisions } from './sumOfRevisions';

/** Totals are remembered for as many sets of what may be read and is asked for. */
const MAX_REMEMBERED = 1_000;

/**
 * How many secrets some criteria let pass. To count them is most of what a
 * page costs, and who turns pages would have them counted for each.
 */
export class SecretTotals {
  readonly #lists: SecretLists;
  readonly #known: Remembered<{ size: number }>;

  constructor(options: { lists: SecretLists; clock: Clock }) {
    this.#lists = options.lists;
    this.#known = new Remembered({ max: MAX_REMEMBERED, clock: options.clock });
  }

  async of(criteria: SecretCriteria): Promise<number> {
    const revision = sumOfRevisions(await this.#lists.revisions());
    const { size } = await this.#known.get(
      criteriaKey(criteria),
      revision,
      async () => ({ size: await this.#lists.count(criteria) }),
    );
    return size;
  }
}
