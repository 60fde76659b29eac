import { type MasterKey, SopsError } from '@floe/sops';
import { sopsServiceKeyOf, type SopsServiceKey } from './serviceKeys';
import type { SopsFileChange } from './sopsFileChange';
import type { SopsMetadata } from './sopsMetadata';

/**
 * Has a service encrypt a data key of 32 bytes, or a share of one, of 33. The
 * bytes are overwritten when it has answered.
 *
 * @returns the ciphertext as it stands under `enc` in a file, and the time
 * @public
 */
export type WrapSopsDataKey = (
  key: SopsServiceKey,
  dataKey: Uint8Array,
) => Promise<{ enc: string; created_at: string }>;

type Group = Pick<SopsMetadata, 'gcp_kms' | 'hc_vault' | 'kms'>;
type Waiting = { key: SopsServiceKey; dataKey: Uint8Array };

/**
 * Puts off what a service is asked for until the file is encrypted, so that it
 * is asked once, however often the file has to be encrypted. The message
 * authentication code of a file does not cover the keys.
 */
export class DataKeyWrapping {
  readonly #waiting = new Map<string, Waiting>();

  /** Stands for a service while the file is encrypted. */
  readonly later = async (
    key: MasterKey,
    dataKey: Uint8Array,
  ): Promise<string> => {
    const serviceKey = sopsServiceKeyOf(key);
    if (!serviceKey) {
      throw new SopsError(
        'unsupported-recipient',
        'recipients',
        `A key of the kind ${key.type} cannot be used from the browser: use sops itself`,
      );
    }
    const placeholder = `waiting-${this.#waiting.size}`;
    this.#waiting.set(placeholder, {
      key: serviceKey,
      dataKey: dataKey.slice(),
    });
    return placeholder;
  };

  /** The metadata with what the services answered. */
  async complete(
    metadata: SopsMetadata,
    wrap: WrapSopsDataKey,
  ): Promise<SopsFileChange['metadata']> {
    const answers = new Map(
      await Promise.all(
        [...this.#waiting].map(
          async ([placeholder, { dataKey, key }]) =>
            [placeholder, await wrap(key, dataKey)] as const,
        ),
      ),
    );
    const fillList = (type: keyof Group, group: Group) =>
      group[type] && {
        [type]: group[type].map(one => ({ ...one, ...answers.get(one.enc) })),
      };
    const fill = <T extends Group>(group: T): T => ({
      ...group,
      ...fillList('kms', group),
      ...fillList('gcp_kms', group),
      ...fillList('hc_vault', group),
    });
    return {
      ...fill(metadata),
      ...(metadata.key_groups && {
        key_groups: metadata.key_groups.map(fill),
      }),
    };
  }

  /** Overwrites the data keys. */
  forget(): void {
    for (const { dataKey } of this.#waiting.values()) {
      dataKey.fill(0);
    }
    this.#waiting.clear();
  }
}
