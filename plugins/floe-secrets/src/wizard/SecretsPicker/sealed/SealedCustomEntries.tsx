import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  customNameSchema,
  customSecretName,
  type SealingScopeName,
} from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../translation';
import { CustomEntryFrame, CustomEntryList } from '../shared/CustomEntryList';
import type { SealedSecretsDraft } from '../shared/drafts';
import type { Issues } from '../shared/issues';
import { SealedKeys } from './SealedKeys';
import type { Sealer } from './useSealer';

type Entries = SealedSecretsDraft['custom'];

/** Secrets beside those of the chart's components, with their values. */
export const SealedCustomEntries = (props: {
  fullname: string;
  entries: Entries;
  scope: SealingScopeName;
  onChange: (update: (entries: Entries) => Entries) => void;
  sealer: Sealer | undefined;
  issues: Issues;
}) => {
  const { fullname, entries, scope, onChange, sealer, issues } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const replace = (
    index: number,
    update: (entry: Entries[number]) => Entries[number],
  ) =>
    onChange(current =>
      current.map((entry, at) => (at === index ? update(entry) : entry)),
    );

  return (
    <CustomEntryList
      description={t('wizard.custom.sealedDescription')}
      onAdd={() =>
        onChange(current => [...current, { name: '', encryptedData: {} }])
      }
      onRemove={index =>
        onChange(current => current.filter((_, at) => at !== index))
      }
    >
      {entries.map((entry, index) => remove => {
        const isNamed = customNameSchema.safeParse(entry.name).success;
        const secretName = customSecretName(fullname, entry.name);
        return (
          <CustomEntryFrame
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            fullname={fullname}
            name={entry.name}
            component={entry.component}
            onRename={name =>
              // A strictly sealed value is bound to the name of its Secret.
              replace(index, current => ({
                ...current,
                name,
                encryptedData: scope === 'strict' ? {} : current.encryptedData,
              }))
            }
            onComponentChange={component =>
              replace(index, current => ({ ...current, component }))
            }
            onRemove={remove}
            issues={issues}
            place={`custom.${index}`}
          >
            <SealedKeys
              known={[]}
              existingKeys={[]}
              encryptedData={entry.encryptedData}
              issue={issues.get(`custom.${index}.encryptedData`)}
              onChange={update =>
                replace(index, current =>
                  current.name === entry.name || scope !== 'strict'
                    ? {
                        ...current,
                        encryptedData: update(current.encryptedData),
                      }
                    : current,
                )
              }
              seal={
                sealer && isNamed
                  ? value => sealer(value, secretName)
                  : undefined
              }
            />
          </CustomEntryFrame>
        );
      })}
    </CustomEntryList>
  );
};
