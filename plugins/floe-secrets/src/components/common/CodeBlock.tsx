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
      {/* A scrollable region must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} tabIndex={0}>
        <code>{text}</code>
      </pre>
      <div className={styles.action}>
        <CopyButton text={text} label={copyLabel} subject={subject} />
      </div>
    </div>
  );
};
