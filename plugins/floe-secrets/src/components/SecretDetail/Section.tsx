import { Text } from '@backstage/ui';
import { createContext, type ReactNode, useContext } from 'react';
import styles from './SecretDetail.module.css';

const HeadingContext = createContext<'h4' | 'h5'>('h5');

/** Sets the level of the headings below it, for the surrounding page. */
export const SectionHeadingProvider = HeadingContext.Provider;

/** A titled part of the detail. */
export const Section = (props: { title: string; children: ReactNode }) => {
  const heading = useContext(HeadingContext);

  return (
    <section className={styles.section} aria-label={props.title}>
      <Text as={heading} variant="body-medium" weight="bold">
        {props.title}
      </Text>
      {props.children}
    </section>
  );
};
