import styles from './FactList.module.css';

/** Names and values side by side; names without a value are left out. */
export const FactList = (props: {
  facts: readonly (readonly [name: string, value: string | null | undefined])[];
}) => (
  <dl className={styles.facts}>
    {props.facts.map(([name, value]) =>
      value ? (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ) : null,
    )}
  </dl>
);
