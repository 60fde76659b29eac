import type { KeyDescription } from '@floe/values-files';
import styles from './KnownKey.module.css';

/** A key that the engine knows: what it is for, and its name in the Secret. */
export const KnownKey = (props: { description: KeyDescription }) => {
  const { secretKey, title } = props.description;

  return (
    <span className={styles.known}>
      {title}
      <code>{secretKey}</code>
    </span>
  );
};
