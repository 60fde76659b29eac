import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RemoteReference } from '@floe/values-files';
import { useId, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../../translation';
import { KnownKeyField } from './KnownKeyField';
import { KnownKeyNote } from './KnownKeyNote';
import { keyIn, useKnownKeys } from './useKnownKeys';
import { useKnownKeyWords } from './useKnownKeyWords';

/**
 * Remote key and property of a reference, with proposals from those in use and
 * a note about the chosen one.
 */
export const ReferenceFields = (props: {
  /** The key of the Secret, or a placeholder for it. */
  name: string;
  reference: Pick<RemoteReference, 'remoteKey' | 'property'>;
  onChange: (
    fields: Partial<Pick<RemoteReference, 'remoteKey' | 'property'>>,
  ) => void;
  remoteKeyIssue?: string;
  propertyIssue?: string;
}) => {
  const { name, reference, onChange, remoteKeyIssue, propertyIssue } = props;
  const { remoteKey, property } = reference;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useKnownKeyWords();
  const note = useId();
  // A proposed key would only find itself.
  const [typed, setTyped] = useState('');
  const keys = useKnownKeys({ q: typed });
  const one = useKnownKeys(remoteKey ? { key: remoteKey } : undefined);
  const known = keyIn(one, remoteKey);
  const [typedProperty, setTypedProperty] = useState('');

  return (
    <>
      <div data-label={t('wizard.references.remoteKey')}>
        <KnownKeyField
          aria-label={t('wizard.references.remoteKeyOf', { name })}
          aria-describedby={note}
          placeholder={t('wizard.references.remoteKey')}
          value={remoteKey}
          onChange={text => {
            setTyped(text);
            if (text !== remoteKey) {
              onChange({ remoteKey: text });
            }
          }}
          proposals={(keys.value?.items ?? []).map(item => ({
            text: item.key,
            status: item.status,
            description: words.ofKey(item),
          }))}
          answer={keys}
          issue={remoteKeyIssue}
        />
      </div>
      <div data-label={t('wizard.references.property')}>
        <KnownKeyField
          aria-label={t('wizard.references.propertyOf', { name })}
          aria-describedby={note}
          placeholder={t('wizard.references.wholeValue')}
          value={property ?? ''}
          onChange={text => {
            setTypedProperty(text);
            if (text !== (property ?? '')) {
              onChange({ property: text || undefined });
            }
          }}
          proposals={(known?.properties ?? []).flatMap(item =>
            item.property?.toLowerCase().includes(typedProperty.toLowerCase())
              ? [
                  {
                    text: item.property,
                    status: item.status,
                    description: words.ofProperty(item),
                  },
                ]
              : [],
          )}
          answer={one}
          issue={propertyIssue}
        />
      </div>
      <KnownKeyNote id={note} known={known} reference={reference} />
    </>
  );
};
