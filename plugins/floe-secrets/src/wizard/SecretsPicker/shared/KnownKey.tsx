import type { KeyDescription } from '@floe/values-files';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import styles from './KnownKey.module.css';

/**
 * A key: its purpose, if it is one of the engine, and its name in the Secret.
 */
export const KnownKey = (props: {
  description: Pick<KeyDescription, 'secretKey'> & { title?: string };
}) => {
  const { secretKey, title } = props.description;
  const words = useCatalogueWords();

  return (
    <span className={styles.known}>
      {title && words(title)}
      <code>{secretKey}</code>
    </span>
  );
};
