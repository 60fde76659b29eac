import { CopyButton } from './CopyButton';
import styles from './CodeBlock.module.css';

/** A command or a passage of YAML, to be read and copied. */
export const CodeBlock = (props: {
  text: string;
  copyLabel: string;
  subject: string;
}) => {
  const { text, copyLabel, subject } = props;

  return (
    <div className={styles.block}>
      <pre className={styles.text}>
        <code>{text}</code>
      </pre>
      <div className={styles.action}>
        <CopyButton text={text} label={copyLabel} subject={subject} />
      </div>
    </div>
  );
};
