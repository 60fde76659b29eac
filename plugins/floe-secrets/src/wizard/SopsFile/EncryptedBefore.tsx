import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsFileChange } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { FactList } from '../common/FactList';
import { Field } from '../common/Field';

/**
 * A file that was encrypted before the user left the field; it cannot be
 * changed without its data key.
 */
export const EncryptedBefore = (props: {
  change: SopsFileChange;
  onStartOver: () => void;
}) => {
  const { change, onStartOver } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const keys = change.secrets.flatMap(secret =>
    secret.keys.map(({ key }) => [secret.group ?? secret.name, key].join('.')),
  );

  return (
    <Field>
      <Alert
        status="info"
        icon
        title={t('sops.before.title')}
        description={t('sops.before.description')}
      />
      <div>
        <Button size="small" variant="secondary" onPress={onStartOver}>
          {t('sops.before.startOver')}
        </Button>
      </div>
      <FactList
        facts={[
          [t('sops.path.label'), change.path],
          [t('sops.before.values'), keys.join(', ')],
        ]}
      />
    </Field>
  );
};
