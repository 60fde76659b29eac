import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ReactNode } from 'react';
import { findingSections } from '../../generated/findingSections';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './FindingCard.module.css';

const PARTS = ['proven', 'likely', 'not'] as const;

/** The section of docs/findings.md for a finding; nothing if it has none. */
export const FindingSection = (props: { id: string }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const section = findingSections[props.id];

  return section ? (
    <>
      <p lang="en">{withCode(section.cause)}</p>
      <dl className={styles.meaning}>
        {PARTS.flatMap(part => [
          <dt key={`${part} term`}>{t(`detail.findings.${part}`)}</dt>,
          <dd key={part} lang="en">
            {withCode(section[part])}
          </dd>,
        ])}
      </dl>
    </>
  ) : null;
};

/** Renders text in backticks as code. */
function withCode(text: string): ReactNode[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? <code key={index}>{part}</code> : part,
    );
}
