import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import type { ComponentDescription } from '@floe/values-files';
import { Checkbox, Select } from '@backstage/ui';
import { type ReactNode, useRef } from 'react';
import { StateLabel } from '../../../components/common/StateLabel';
import { useFindingText } from '../../../components/common/useFindingText';
import { mainFinding } from '../../../summary/findings';
import { floeSecretsTranslationRef } from '../../../translation';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import styles from './ComponentFrame.module.css';
import type { FileApproach } from './otherApproach';
import { ReplacedNote } from './ReplacedNote';
import { useFocusOnRemoval } from './useFocusOnRemoval';

/** A component of the service, and its engine if there are several. */
export const ComponentFrame = (props: {
  description: ComponentDescription;
  /** Name of the Secret that the chart will create. */
  secretName: string;
  existing: ManagedSecret | undefined;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  engine: string | undefined;
  onEngineChange: (engine: string) => void;
  issue?: string;
  /** Whether the values files have it. */
  isPresent?: boolean;
  /** The approach by which the release has it now, if it is another one. */
  replaced?: FileApproach;
  /** What happens to the Secret if the change removes the component. */
  removal?: ReactNode;
  children: ReactNode;
}) => {
  const { isPresent, removal, replaced } = props;
  const { description, secretName, existing, isSelected, onSelect } = props;
  const { engine, onEngineChange, issue, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useCatalogueWords();
  const root = useRef<HTMLElement>(null);
  useFocusOnRemoval(root, Boolean(removal));
  const { engines } = description;
  const title = words(description.title);
  const findingText = useFindingText();
  const finding =
    existing?.state === 'failing' ? mainFinding(existing) : undefined;
  const failure = finding && findingText(finding).headline;
  const effect = () => {
    if (!existing && !isPresent) {
      return 'makesSecret';
    }
    return existing?.target.exists === false ? 'absentSecret' : 'changesSecret';
  };
  const chosen = engines.find(candidate => candidate.engine === engine);

  return (
    <section
      ref={root}
      className={styles.component}
      data-selected={isSelected || undefined}
      aria-label={title}
      data-part={description.section}
      tabIndex={-1}
    >
      <div className={styles.header}>
        <Checkbox isSelected={isSelected} onChange={onSelect}>
          <span className={styles.title}>{title}</span>
        </Checkbox>
        {isPresent && (
          <span className={styles.description}>{t('wizard.inGit')}</span>
        )}
        {replaced && (
          <span className={styles.description}>
            {t(`wizard.replaced.now.${replaced}`)}
          </span>
        )}
        {existing && <StateLabel state={existing.state} />}
        <span className={styles.description}>
          {words(description.description)}
        </span>
      </div>
      {removal}
      {isSelected && (
        <div className={styles.body}>
          <p className={styles.note}>
            {t(`wizard.secrets.${effect()}`, {
              name: <code>{secretName}</code>,
            })}
          </p>
          {replaced && <ReplacedNote approach={replaced} />}
          {failure && <p className={styles.issue}>{failure}</p>}
          {engines.length > 1 && (
            <Select
              className={styles.engine}
              label={t('wizard.secrets.engine')}
              options={engines.map(candidate => ({
                value: candidate.engine,
                label: candidate.title,
              }))}
              value={engine ?? null}
              onChange={key => onEngineChange(String(key))}
            />
          )}
          {chosen?.convention === 'suggested' && (
            <p className={styles.note}>{t('wizard.secrets.suggested')}</p>
          )}
          {children}
          {issue && (
            <p className={styles.issue} role="alert">
              {issue}
            </p>
          )}
        </div>
      )}
    </section>
  );
};
