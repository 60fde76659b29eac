import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, ButtonIcon, Text } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import { useListFocus } from '../../../components/common/useListFocus';
import { floeSecretsTranslationRef } from '../../../translation';
import { IssueTextField } from '../../common/IssueTextField';
import styles from './AnnotationList.module.css';
import type { Annotation } from './annotations';
import type { Issues } from '../../common/issues';

/** Annotations of every object of the approach. */
export const AnnotationList = (props: {
  value: readonly Annotation[];
  onChange: (value: Annotation[]) => void;
  issues: Issues;
}) => {
  const { value, onChange, issues } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { list, focusItem } = useListFocus<HTMLDivElement>();
  const replace = (index: number, changed: Partial<Annotation>) =>
    onChange(
      value.map((row, at) => (at === index ? { ...row, ...changed } : row)),
    );

  return (
    <section
      className={styles.annotations}
      aria-label={t('wizard.annotations.title')}
    >
      <div>
        <Text as="h4" variant="body-medium" weight="bold">
          {t('wizard.annotations.title')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('wizard.annotations.description')}
        </Text>
      </div>
      <div ref={list} className={styles.annotations}>
        {value.map(({ name, value: text }, index) => {
          const isTwice =
            name !== '' &&
            value.some((row, at) => row.name === name && at < index);
          return (
            // Rows can only be identified by their index.
            // eslint-disable-next-line react/no-array-index-key
            <div key={index} className={styles.annotation}>
              <IssueTextField
                size="small"
                aria-label={t('wizard.annotations.name')}
                placeholder={t('wizard.annotations.name')}
                value={name}
                onChange={own => replace(index, { name: own })}
                issue={
                  isTwice
                    ? t('wizard.annotations.twice')
                    : issues.get(`annotations.${name}`)
                }
              />
              <IssueTextField
                size="small"
                aria-label={t('wizard.annotations.valueOf', {
                  name: name || t('wizard.annotations.new'),
                })}
                placeholder={t('wizard.annotations.value')}
                value={text}
                onChange={own => replace(index, { value: own })}
              />
              <ButtonIcon
                aria-label={t('wizard.removeKey', {
                  name: name || t('wizard.annotations.new'),
                })}
                icon={<RiDeleteBinLine />}
                size="small"
                variant="tertiary"
                onPress={() => {
                  focusItem(index);
                  onChange(value.filter((_, at) => at !== index));
                }}
              />
            </div>
          );
        })}
        <div>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiAddLine />}
            onPress={() => {
              focusItem(value.length);
              onChange([...value, { name: '', value: '' }]);
            }}
          >
            {t('wizard.annotations.add')}
          </Button>
        </div>
      </div>
    </section>
  );
};
