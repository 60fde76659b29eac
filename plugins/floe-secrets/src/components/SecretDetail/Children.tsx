import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecretChild } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { StackingTable } from '../common/StackingTable';
import { StateLabel } from '../common/StateLabel';
import { Section } from './Section';

/** The result of an object for several namespaces in each of them. */
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
        <StackingTable
          columns={[
            { title: t('detail.children.namespace') },
            { title: t('detail.children.state') },
            { title: t('detail.children.cause') },
          ]}
          rows={items.map(
            ({ kind, namespace, name, state, summary, secretId }) => ({
              key: namespace,
              cells: [
                <code>{namespace}</code>,
                <StateLabel state={state} />,
                secretId === null
                  ? t('detail.children.notMade', {
                      kind,
                      name,
                      reason: summary ?? '',
                    })
                  : summary ?? `${kind} ${name}`,
              ],
            }),
          )}
        />
      )}
    </Section>
  );
};
