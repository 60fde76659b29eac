import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import overview from '../Overview.module.css';
import { PAGE_SIZE } from '../filters/secretFilters';
import type { PagePosition } from '../filters/useSecretFilters';

/**
 * Pagination. The API returns the cursor of the next page; those of earlier
 * pages are remembered.
 */
export const Pages = (props: {
  place: PagePosition;
  nextCursor: string | undefined;
  onGo: (place: PagePosition) => void;
}) => {
  const { nextCursor, onGo, place } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [earlier, setEarlier] = useState<readonly PagePosition[]>([]);
  const previous = [...earlier].reverse().find(({ from }) => from < place.from);

  if (place.from === 0 && !nextCursor) {
    return null;
  }
  return (
    <nav className={overview.links} aria-label={t('overview.secrets.pages')}>
      <Button
        size="small"
        variant="secondary"
        isDisabled={place.from === 0}
        onPress={() => onGo({ from: 0, cursor: undefined })}
      >
        {t('overview.secrets.first')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        isDisabled={!previous}
        onPress={() => previous && onGo(previous)}
      >
        {t('overview.secrets.previous')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={() => {
          setEarlier([
            ...earlier.filter(({ from }) => from < place.from),
            place,
          ]);
          onGo({ from: place.from + PAGE_SIZE, cursor: nextCursor });
        }}
      >
        {t('overview.secrets.next')}
      </Button>
    </nav>
  );
};
