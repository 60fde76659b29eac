import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import type { StoreReference } from '@floe/values-files';
import { Select } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { Fold } from '../../common/Fold';
import { useOpenedPart } from '../../common/useOpenedPart';
import { IssueTextField } from '../../common/IssueTextField';
import type { Issues } from '../../common/issues';
import { CreationPolicyPicker } from './CreationPolicyPicker';
import type { ExternalCustomForm } from './externalForm';

type Settings = Pick<
  ExternalCustomForm,
  'name' | 'storeRef' | 'refreshInterval' | 'creationPolicy'
>;

/** The tasks that need an entry's own settings. */
const SETTINGS = [
  'store',
  'refresh-interval',
  'interval-form',
  'creation-policy',
] as const;

const OF_RELEASE = 'release';
const keyOf = ({ kind, name }: StoreReference) => `${kind}/${name}`;

/** Settings of one entry that override those of the release. */
export const CustomSettings = (props: {
  entry: Settings;
  stores: readonly Store[];
  onChange: (settings: Omit<Settings, 'name'>) => void;
  issues: Issues;
  /** Where the entry stands in the change. */
  place: string;
}) => {
  const { entry, stores, onChange, issues, place } = props;
  const { storeRef, refreshInterval, creationPolicy } = entry;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const known: StoreReference[] = stores.map(({ kind, name }) => ({
    kind,
    name,
  }));
  const isKnown =
    !storeRef || known.some(store => keyOf(store) === keyOf(storeRef));
  const choices = isKnown ? known : [...known, storeRef];

  const { part, task } = useOpenedPart();

  return (
    <Fold
      title={t('wizard.custom.settings')}
      isOpenFirst={
        part === `custom.${entry.name}` &&
        (SETTINGS as readonly (string | null)[]).includes(task)
      }
    >
      <div data-setting="store">
        <Select
          label={t('wizard.stores.label')}
          options={[
            { value: OF_RELEASE, label: t('wizard.custom.ofRelease') },
            ...choices.map(store => ({
              value: keyOf(store),
              label: `${store.name} (${store.kind})`,
            })),
          ]}
          value={storeRef ? keyOf(storeRef) : OF_RELEASE}
          onChange={key =>
            onChange({ storeRef: choices.find(store => keyOf(store) === key) })
          }
        />
      </div>
      <div data-setting="refresh-interval">
        <IssueTextField
          label={t('wizard.interval.label')}
          description={t('wizard.custom.intervalDescription')}
          size="small"
          value={refreshInterval ?? ''}
          onChange={text => onChange({ refreshInterval: text || undefined })}
          issue={issues.get(`${place}.refreshInterval`)}
        />
      </div>
      <div data-setting="creation-policy">
        <CreationPolicyPicker
          label={t('wizard.creationPolicy.label')}
          isOptional
          value={creationPolicy}
          onChange={policy => onChange({ creationPolicy: policy })}
        />
      </div>
    </Fold>
  );
};
