import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { customSecretName } from '@floe/values-files';
import { Button, ButtonIcon, Text } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import { type ReactNode, useRef } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useListFocus } from '../../../components/common/useListFocus';
import { IssueTextField } from '../../common/IssueTextField';
import styles from './CustomEntryList.module.css';
import type { Issues } from '../../common/issues';
import type { FileApproach } from './otherApproach';
import { ReplacedNote } from './ReplacedNote';
import { useFocusOnRemoval } from './useFocusOnRemoval';

/** The list of custom entries, for any approach. */
export const CustomEntryList = (props: {
  description: string;
  onAdd: () => void;
  onRemove: (index: number) => void;
  /** Renders an entry, with the function that removes it. */
  children: ((remove: () => void) => ReactNode)[];
}) => {
  const { description, onAdd, onRemove, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { list, focusItem } = useListFocus<HTMLElement>();

  return (
    <section
      ref={list}
      className={styles.list}
      aria-label={t('wizard.custom.title')}
    >
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.custom.title')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {description}
        </Text>
      </div>
      {children.map((entry, index) =>
        entry(() => {
          // Focuses the next entry, or this button.
          focusItem(index + 1);
          onRemove(index);
        }),
      )}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={() => {
            // Where this button is now.
            focusItem((list.current?.children.length ?? 0) - 1);
            onAdd();
          }}
        >
          {t('wizard.custom.add')}
        </Button>
      </div>
    </section>
  );
};

/** One custom entry: its name, its component, and its content below. */
export const CustomEntryFrame = (props: {
  fullname: string;
  name: string;
  component: string | undefined;
  onRename: (name: string) => void;
  onComponentChange: (component: string | undefined) => void;
  onRemove: () => void;
  /** Whether the values files have it. */
  isPresent?: boolean;
  /** The approach by which the release has it now, if it is another one. */
  replaced?: FileApproach;
  /** What happens to the Secret if the change removes the entry. */
  removal?: ReactNode;
  issues: Issues;
  /** Where the entry stands in the change. */
  place: string;
  children: ReactNode;
}) => {
  const { fullname, name, component, onRename, onComponentChange } = props;
  const { onRemove, isPresent, removal, issues, place, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const root = useRef<HTMLElement>(null);
  useFocusOnRemoval(root, Boolean(removal));

  if (removal) {
    return (
      <section
        ref={root}
        className={styles.entry}
        aria-label={name}
        data-part={`custom.${name}`}
        tabIndex={-1}
      >
        <Text as="h4" variant="title-x-small">
          {name}
        </Text>
        {removal}
      </section>
    );
  }
  return (
    <section
      ref={root}
      className={styles.entry}
      aria-label={name || t('wizard.custom.unnamed')}
      data-part={`custom.${name}`}
      tabIndex={-1}
    >
      <div className={styles.names}>
        {isPresent ? (
          <Text as="h4" variant="title-x-small">
            {name}
          </Text>
        ) : (
          <IssueTextField
            label={t('wizard.custom.name')}
            placeholder="dbt-cloud"
            size="small"
            value={name}
            onChange={onRename}
            issue={issues.get(`${place}.name`)}
          />
        )}
        <IssueTextField
          label={t('wizard.custom.component')}
          placeholder="dbt"
          size="small"
          value={component ?? ''}
          onChange={text => onComponentChange(text || undefined)}
          issue={issues.get(`${place}.component`)}
        />
        <ButtonIcon
          aria-label={t('wizard.custom.remove', {
            name: name || t('wizard.custom.unnamed'),
          })}
          icon={<RiDeleteBinLine />}
          size="small"
          variant="tertiary"
          onPress={onRemove}
        />
      </div>
      {name && (
        <p className={styles.note}>
          {t(
            isPresent
              ? 'wizard.secrets.changesSecret'
              : 'wizard.secrets.makesSecret',
            {
              name: <code>{customSecretName(fullname, name)}</code>,
            },
          )}
        </p>
      )}
      {props.replaced && <ReplacedNote approach={props.replaced} />}
      {children}
    </section>
  );
};
