import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { proposeRemoteKey, type RemoteKeyContext } from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../translation';
import { CustomEntryFrame, CustomEntryList } from '../shared/CustomEntryList';
import type { ExternalCustomDraft } from '../shared/drafts';
import type { Issues } from '../shared/issues';
import { ReferenceTable } from './ReferenceTable';

/** Secrets beside those of the chart's components, such as an API token. */
export const CustomEntries = (props: {
  fullname: string;
  context: RemoteKeyContext;
  entries: readonly ExternalCustomDraft[];
  onChange: (entries: ExternalCustomDraft[]) => void;
  issues: Issues;
}) => {
  const { fullname, context, entries, onChange, issues } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const replace = (index: number, entry: ExternalCustomDraft) =>
    onChange(entries.map((old, at) => (at === index ? entry : old)));
  const rename = (entry: ExternalCustomDraft, name: string) => ({
    ...entry,
    name,
    keys: entry.keys.map(reference =>
      reference.remoteKey === proposeRemoteKey(entry.name, context)
        ? { ...reference, remoteKey: proposeRemoteKey(name, context) }
        : reference,
    ),
  });

  return (
    <CustomEntryList
      description={t('wizard.custom.externalDescription')}
      onAdd={() =>
        onChange([
          ...entries,
          {
            name: '',
            keys: [{ secretKey: '', remoteKey: proposeRemoteKey('', context) }],
          },
        ])
      }
      onRemove={index => onChange(entries.filter((_, at) => at !== index))}
    >
      {entries.map((entry, index) => remove => (
        <CustomEntryFrame
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          fullname={fullname}
          name={entry.name}
          component={entry.component}
          onRename={name => replace(index, rename(entry, name))}
          onComponentChange={component =>
            replace(index, { ...entry, component })
          }
          onRemove={remove}
          issues={issues}
          place={`custom.${index}`}
        >
          <ReferenceTable
            keys={entry.keys}
            known={[]}
            propose={() => ({
              secretKey: '',
              remoteKey: proposeRemoteKey(entry.name, context),
            })}
            onChange={keys => replace(index, { ...entry, keys })}
            issues={issues}
            place={`custom.${index}.keys`}
          />
        </CustomEntryFrame>
      ))}
    </CustomEntryList>
  );
};
