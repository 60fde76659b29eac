import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChangedObject } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { useWords } from '../../components/common/useWords';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './ObjectTable.module.css';

/** The objects that the chart will render from the change. */
export const ObjectTable = (props: { objects: readonly ChangedObject[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();

  return (
    <div>
      <Text as="h3" variant="title-x-small">
        {t('wizard.review.objects')}
      </Text>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('wizard.review.component')}</th>
            <th scope="col">{t('wizard.review.kind')}</th>
            <th scope="col">{t('wizard.review.name')}</th>
          </tr>
        </thead>
        <tbody>
          {props.objects.map(({ kind, name, component }) => (
            <tr key={`${kind}/${name}`}>
              <td>{words.component(component ?? null)}</td>
              <td>{kind}</td>
              <td>
                <code>{name}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
