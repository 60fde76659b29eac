import type { ReactNode } from 'react';
import styles from './CodeBlock.module.css';
import { CopyButton } from './CopyButton';

/** Preformatted text with a button that copies it. */
export const CodeFrame = (props: {
  /** Of the text, for screen readers. */
  label?: string;
  copyText: string;
  copyLabel: string;
  subject: string;
  children: ReactNode;
}) => {
  const { label, copyText, copyLabel, subject, children } = props;

  return (
    <div className={styles.block}>
      <pre className={styles.text} aria-label={label}>
        <code>{children}</code>
      </pre>
      <div className={styles.action}>
        <CopyButton text={copyText} label={copyLabel} subject={subject} />
      </div>
    </div>
  );
};

/** A command or a passage of YAML, to be read and copied. */
export const CodeBlock = (props: {
  text: string;
  /** What is copied, where the text shown is a shorter one. */
  copyText?: string;
  copyLabel: string;
  subject: string;
}) => {
  const { text, copyText = text, copyLabel, subject } = props;

  return (
    <CodeFrame copyText={copyText} copyLabel={copyLabel} subject={subject}>
      {text}
    </CodeFrame>
  );
};
