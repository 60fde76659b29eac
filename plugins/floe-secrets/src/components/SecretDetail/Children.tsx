import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecretChild } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { StateLabel } from '../common/StateLabel';
import { Section } from './Section';
import styles from './SecretDetail.module.css';

/** What an object for several namespaces has come to in each of them. */
export const Children = (props: { items: readonly ManagedSecretChild[] }) => {
  const { items } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const failing = items.filter(({ state }) => state === 'failing');

  return (
    <Section title={t('detail.children.title')}>
      <Text as="p" variant="body-small" color="secondary">
        {items.length === 0
          ? t('detail.children.none')
          : t('detail.children.count', {
              count: items.length,
              failing: String(failing.length),
            })}
      </Text>
      {items.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('detail.children.namespace')}</th>
              <th scope="col">{t('detail.children.state')}</th>
              <th scope="col">{t('detail.children.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(
              ({ kind, namespace, name, state, summary, secretId }) => (
                <tr key={namespace}>
                  <td>
                    <code>{namespace}</code>
                  </td>
                  <td>
                    <StateLabel state={state} />
                  </td>
                  <td>
                    {secretId === null
                      ? t('detail.children.notMade', {
                          kind,
                          name,
                          reason: summary ?? '',
                        })
                      : summary ?? `${kind} ${name}`}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </Section>
  );
};
