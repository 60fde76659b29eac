import type { ReactNode } from 'react';
import styles from './CodeBlock.module.css';
import { CopyButton } from './CopyButton';

/** Preformatted text with a button that copies it. */
export const CodeFrame = (props: {
  /** Accessible name of the text. */
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

/** A command or YAML to read and copy. */
export const CodeBlock = (props: {
  text: string;
  /** The text to copy, if it is longer than the visible one. */
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
