import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import {
  customSecretName,
  proposeRemoteKey,
  type ExternalSecretsChange,
  type RemoteKeyContext,
  type StoreReference,
} from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../translation';
import { CustomEntryFrame, CustomEntryList } from '../shared/CustomEntryList';
import type { Issues } from '../../common/issues';
import type { FileApproach } from '../shared/otherApproach';
import { PresentReaders } from '../shared/PresentReaders';
import { Removal } from '../shared/Removal';
import { withWorkloads, workloadsOf } from '../shared/readers';
import { CustomSettings } from './CustomSettings';
import {
  isGone,
  type ExternalCustomForm,
  type ExternalForm,
} from './externalForm';
import { KnownKeysOfStore } from './knownKeys/KnownKeysProvider';
import { ReferenceTable } from './ReferenceTable';

/** Secrets besides those of the chart's components, such as an API token. */
export const CustomEntries = (props: {
  fullname: string;
  /** The other approach by which the release has an entry of this name now. */
  replacedBy: (name: string) => FileApproach | undefined;
  contextOf: (store: StoreReference) => RemoteKeyContext;
  stores: readonly Store[];
  form: ExternalForm;
  /** The current change of the form. */
  value: ExternalSecretsChange;
  /** The creation policy of the release before the change. */
  policyOfRelease: string;
  onChange: (form: ExternalForm) => void;
  issues: Issues;
}) => {
  const { fullname, contextOf, stores, form, value, onChange, issues } = props;
  const { policyOfRelease } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const entries = form.custom;
  const change = (custom: ExternalCustomForm[]) =>
    onChange({ ...form, custom });
  const replace = (index: number, entry: ExternalCustomForm) =>
    change(entries.map((old, at) => (at === index ? entry : old)));
  const propose = ({ name, storeRef }: Partial<ExternalCustomForm>) =>
    proposeRemoteKey(name ?? '', contextOf(storeRef ?? form.storeRef));
  const update = (entry: ExternalCustomForm, fields: object) => {
    const changed = { ...entry, ...fields };
    return {
      ...changed,
      keys: entry.keys.map(row =>
        !row.present && row.remoteKey === propose(entry)
          ? { ...row, remoteKey: propose(changed) }
          : row,
      ),
    };
  };
  /** Where an entry stands among those of the change; new ones come last, in their order. */
  const placeOf = (index: number) => {
    const { name, present } = entries[index];
    const at = present
      ? value.custom.findIndex(entry => entry.name === name)
      : value.custom.length -
        entries.slice(index).filter(entry => !entry.present).length;
    return `custom.${at}`;
  };

  return (
    <CustomEntryList
      description={t('wizard.custom.externalDescription')}
      onAdd={() =>
        change([
          ...entries,
          { name: '', keys: [{ secretKey: '', remoteKey: propose({}) }] },
        ])
      }
      onRemove={index => {
        const entry = entries[index];
        if (entry.present) {
          replace(index, { ...entry, isRemoved: true });
        } else {
          change(entries.filter((_, at) => at !== index));
        }
      }}
    >
      {entries.map((entry, index) => remove => {
        const owner = { custom: entry.name };
        const readers = workloadsOf(form.readers, owner);
        const place = placeOf(index);
        return (
          <CustomEntryFrame
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            fullname={fullname}
            name={entry.name}
            component={entry.component}
            isPresent={entry.present !== undefined}
            replaced={props.replacedBy(entry.name)}
            onRename={name => replace(index, update(entry, { name }))}
            onComponentChange={component =>
              replace(index, { ...entry, component })
            }
            onRemove={remove}
            removal={
              entry.present &&
              isGone(entry) && (
                <Removal
                  name={entry.name}
                  secretName={customSecretName(fullname, entry.name)}
                  isKept={
                    (entry.present.creationPolicy ?? policyOfRelease) !==
                    'Owner'
                  }
                  readers={readers}
                  onUndo={() =>
                    replace(index, {
                      ...entry,
                      isRemoved: undefined,
                      keys: entry.isRemoved
                        ? entry.keys
                        : entry.keys.map(row => ({
                            ...row,
                            isRemoved: undefined,
                          })),
                    })
                  }
                />
              )
            }
            issues={issues}
            place={place}
          >
            <KnownKeysOfStore store={entry.storeRef ?? form.storeRef}>
              <ReferenceTable
                keys={entry.keys}
                known={[]}
                propose={() => ({ secretKey: '', remoteKey: propose(entry) })}
                onChange={keys => replace(index, { ...entry, keys })}
                issues={issues}
                place={`${place}.keys`}
              />
            </KnownKeysOfStore>
            <CustomSettings
              entry={entry}
              stores={stores}
              onChange={fields => replace(index, update(entry, fields))}
              issues={issues}
              place={place}
            />
            {entry.present && (
              <PresentReaders
                value={readers}
                onChange={workloads =>
                  onChange({
                    ...form,
                    readers: withWorkloads(form.readers, owner, workloads),
                  })
                }
              />
            )}
          </CustomEntryFrame>
        );
      })}
    </CustomEntryList>
  );
};
