import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  plainSecretCommand,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  COMPONENT_CATALOGUE,
  describeSection,
  plainSecretValues,
  sectionSecretName,
  type Section,
} from '@floe/values-files';
import { Alert, Radio, RadioGroup, Text } from '@backstage/ui';
import { useState } from 'react';
import { CodeBlock } from '../../components/common/CodeBlock';
import { floeSecretsTranslationRef } from '../../translation';
import { useCatalogueWords } from '../common/useCatalogueWords';

/**
 * How to create a plain Secret for development: the command for the cluster,
 * and the values that refer to it. Nothing is written to Git, and no value is
 * entered here.
 */
export const PlainSecretGuide = (props: { service: ServiceFieldValue }) => {
  const { service } = props;
  const { cluster, fullname, namespace, valuesPath } = service;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useCatalogueWords();
  const [section, setSection] = useState<Section>('postgresql');
  const name = sectionSecretName(fullname, section);
  const [{ keys }] = describeSection(section).engines;

  return (
    <>
      <Alert
        status="info"
        icon
        title={t('sops.plain.title')}
        description={t('sops.plain.description')}
      />
      <RadioGroup
        label={t('sops.plain.component')}
        value={section}
        onChange={value => setSection(value as Section)}
      >
        {COMPONENT_CATALOGUE.map(component => (
          <Radio key={component.section} value={component.section}>
            {words(component.title)}
          </Radio>
        ))}
      </RadioGroup>
      <Text as="p" variant="body-small">
        {t('sops.plain.command', {
          cluster,
          keys: keys.map(({ secretKey }) => secretKey).join(', '),
        })}
      </Text>
      <CodeBlock
        text={plainSecretCommand(name, namespace)}
        copyLabel={t('sops.plain.copyCommand')}
        subject="Commands"
      />
      <Text as="p" variant="body-small">
        {t(
          section === 'postgresql'
            ? 'sops.plain.valuesDatabase'
            : 'sops.plain.values',
          { path: valuesPath },
        )}
      </Text>
      <CodeBlock
        text={plainSecretValues(section, fullname).trimEnd()}
        copyLabel={t('sops.plain.copyValues')}
        subject="Values"
      />
    </>
  );
};
