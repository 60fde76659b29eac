import { CopyButton } from './CopyButton';
import styles from './CodeBlock.module.css';

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
    <div className={styles.block}>
      <pre className={styles.text}>
        <code>{text}</code>
      </pre>
      <div className={styles.action}>
        <CopyButton text={copyText} label={copyLabel} subject={subject} />
      </div>
    </div>
  );
};
