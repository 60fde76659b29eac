import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { APPROACHES } from '@floe/backstage-plugin-floe-secrets-common';
import { Link } from '@backstage/ui';
import { RiShieldKeyholeLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { entityTitle } from '../Overview/shared/entityTitle';
import styles from './Search.module.css';

/** @public */
export type FloeSecretsSearchResultListItemProps = {
  /** A document of the type `floe-secret`. */
  result?: SearchDocument;
  highlight?: ResultHighlight;
  rank?: number;
  icon?: ReactNode;
};

/**
 * The fields of a document; another version of the search module may add fewer.
 */
type SecretDocument = SearchDocument &
  Partial<
    Record<'approach' | 'cluster' | 'environment' | 'namespace', string> & {
      entityRefs: string[];
    }
  >;

const Highlighted = (props: {
  field: 'title' | 'text';
  result: SearchDocument;
  highlight?: ResultHighlight;
}) => {
  const { field, highlight, result } = props;
  const text = highlight?.fields[field];

  return text ? (
    <HighlightedSearchResultText
      text={text}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{result[field]}</>
  );
};

/** A secret in the search results: its name, its place, and what matched. */
export const FloeSecretsSearchResultListItem = (
  props: FloeSecretsSearchResultListItemProps,
) => {
  const { highlight, icon } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const result = props.result as SecretDocument | undefined;

  if (!result) {
    return null;
  }
  const approach = APPROACHES.find(one => one === result.approach);
  const services = (result.entityRefs ?? []).map(entityTitle).join(', ');
  const place = [result.environment, result.cluster, result.namespace]
    .filter(Boolean)
    .join(' / ');

  return (
    <div className={styles.item}>
      <span className={styles.icon} aria-hidden="true">
        {icon ?? <RiShieldKeyholeLine />}
      </span>
      <div className={styles.body}>
        <Link href={result.location}>
          <Highlighted field="title" result={result} highlight={highlight} />
        </Link>
        <span className={styles.facts}>
          {[
            services
              ? t('search.secretOf', { services })
              : t('search.secretOfNone'),
            approach && t(`approach.${approach}`),
            place,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {highlight?.fields.text && (
          <span className={styles.found}>
            <Highlighted field="text" result={result} highlight={highlight} />
          </span>
        )}
      </div>
    </div>
  );
};
