import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ReactNode } from 'react';
import { findingSections } from '../../generated/findingSections';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './FindingCard.module.css';

const PARTS = ['proven', 'likely', 'not'] as const;

/**
 * The id of a finding, with its section of docs/findings.md. A rule of another
 * module has no section there, so only its id is shown.
 */
export const FindingMeaning = (props: { id: string }) => {
  const { id } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const section = Object.hasOwn(findingSections, id)
    ? findingSections[id]
    : undefined;

  if (!section) {
    return <code className={styles.id}>{id}</code>;
  }
  return (
    <details className={styles.id}>
      <summary>{t('detail.findings.about', { id })}</summary>
      <p>{withCode(section.cause)}</p>
      <dl className={styles.meaning}>
        {PARTS.flatMap(part => [
          <dt key={`${part} term`}>{t(`detail.findings.${part}`)}</dt>,
          <dd key={part}>{withCode(section[part])}</dd>,
        ])}
      </dl>
    </details>
  );
};

/** Renders text in backticks as code. */
function withCode(text: string): ReactNode[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? <code key={index}>{part}</code> : part,
    );
}
