import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  customNameSchema,
  customSecretName,
  type DagsterWorkload,
  type SealingScopeName,
} from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../translation';
import { CustomEntryFrame, CustomEntryList } from '../shared/CustomEntryList';
import type { Issues } from '../../common/issues';
import type { FileApproach } from '../shared/otherApproach';
import { PresentReaders } from '../shared/PresentReaders';
import { Removal } from '../shared/Removal';
import { workloadsOf, type Reader } from '../shared/readers';
import { isGone, type SealedForm } from './sealedForm';
import { SealedKeys } from './SealedKeys';
import type { Sealer } from './useSealer';

type Entries = SealedForm['custom'];

/** Secrets beside those of the chart's components, with their values. */
export const SealedCustomEntries = (props: {
  fullname: string;
  /** The other approach by which the release has an entry of this name now. */
  replacedBy: (name: string) => FileApproach | undefined;
  entries: Entries;
  /** Where each entry stands in the change. */
  placeOf: (index: number) => string;
  readers: readonly Reader[];
  onReadersChange: (name: string, readers: DagsterWorkload[]) => void;
  scope: SealingScopeName;
  onChange: (update: (entries: Entries) => Entries) => void;
  sealer: Sealer | undefined;
  issues: Issues;
}) => {
  const { fullname, entries, scope, onChange, sealer, issues } = props;
  const { placeOf, readers, onReadersChange } = props;
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
        onChange(current => [
          ...current,
          { name: '', encryptedData: {}, presentKeys: [], removedKeys: [] },
        ])
      }
      onRemove={index =>
        entries[index].present
          ? replace(index, current => ({
              ...current,
              encryptedData: {},
              isRemoved: true,
            }))
          : onChange(current => current.filter((_, at) => at !== index))
      }
    >
      {entries.map((entry, index) => remove => {
        const isNamed = customNameSchema.safeParse(entry.name).success;
        const workloads = workloadsOf(readers, { custom: entry.name });
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
            isPresent={entry.present !== undefined}
            replaced={props.replacedBy(entry.name)}
            removal={
              entry.present &&
              isGone(entry) && (
                <Removal
                  name={entry.name}
                  secretName={secretName}
                  readers={workloads}
                  onUndo={() =>
                    replace(index, current => ({
                      ...current,
                      isRemoved: undefined,
                      removedKeys: current.isRemoved ? current.removedKeys : [],
                    }))
                  }
                />
              )
            }
            issues={issues}
            place={placeOf(index)}
          >
            <SealedKeys
              known={[]}
              existingKeys={[]}
              data={entry}
              issue={issues.get(`${placeOf(index)}.encryptedData`)}
              onChange={update =>
                replace(index, current =>
                  current.name === entry.name || scope !== 'strict'
                    ? { ...current, ...update(current) }
                    : current,
                )
              }
              seal={
                sealer && isNamed
                  ? value => sealer(value, secretName)
                  : undefined
              }
            />
            {entry.present && (
              <PresentReaders
                value={workloads}
                onChange={chosen => onReadersChange(entry.name, chosen)}
              />
            )}
          </CustomEntryFrame>
        );
      })}
    </CustomEntryList>
  );
};
