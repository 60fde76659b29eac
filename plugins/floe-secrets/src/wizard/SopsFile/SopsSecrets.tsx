import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  SOPS_VALUES_GROUPS,
  type SopsValuesGroup,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useListFocus } from '../../components/common/useListFocus';
import { floeSecretsTranslationRef } from '../../translation';
import { newSecret, type SopsForm, type SopsSecretForm } from './sopsForm';
import { SopsSecretCard } from './SopsSecretCard';
import styles from './SopsFile.module.css';

const GROUPS = Object.keys(SOPS_VALUES_GROUPS) as SopsValuesGroup[];

/** The Secrets of the file and their values. */
export const SopsSecrets = (props: {
  form: SopsForm;
  /** Ids of the rows that have a value. */
  entered: ReadonlySet<number>;
  onChange: (secrets: SopsSecretForm[]) => void;
  onEnter: (id: number, value: string | undefined) => void;
}) => {
  const { form, entered, onChange, onEnter } = props;
  const { layout, secrets } = form;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { list, focusItem } = useListFocus<HTMLDivElement>();
  const add = (group?: SopsValuesGroup) => {
    focusItem(secrets.length);
    onChange([...secrets, newSecret(group)]);
  };
  const remove = (index: number) => {
    focusItem(index);
    secrets[index].rows.forEach(({ id }) => onEnter(id, undefined));
    onChange(secrets.filter((_, at) => at !== index));
  };

  return (
    <section className={styles.section} aria-label={t('sops.secrets.title')}>
      <div>
        <Text as="h3" variant="title-x-small">
          {t('sops.secrets.title')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('sops.secrets.description')}
        </Text>
      </div>
      <div ref={list} className={styles.section}>
        {secrets.map((secret, index) => (
          <SopsSecretCard
            key={secret.id}
            layout={layout}
            secret={secret}
            isTwice={
              !secret.group &&
              secret.name !== '' &&
              secrets.filter(({ name }) => name === secret.name).length > 1
            }
            entered={entered}
            onChange={next =>
              onChange(secrets.map((one, at) => (at === index ? next : one)))
            }
            onEnter={onEnter}
            onRemove={layout === 'manifest' ? undefined : () => remove(index)}
          />
        ))}
        {layout === 'values' && (
          <div className={styles.buttons}>
            {GROUPS.filter(
              group => !secrets.some(secret => secret.group === group),
            ).map(group => (
              <Button
                key={group}
                size="small"
                variant="secondary"
                iconStart={<RiAddLine />}
                onPress={() => add(group)}
              >
                {t(`sops.group.${group}`)}
              </Button>
            ))}
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiAddLine />}
              onPress={() => add()}
            >
              {t('wizard.custom.add')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
};
