import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSecretDetail } from '../../../live/useSecretDetail';
import { floeSecretsTranslationRef } from '../../../translation';
import { QueryView } from '../shared/QueryView';
import type { Column } from '../filters/columns';
import { SecretsTable } from './SecretsTable';

/**
 * The secret in the address, if the current page of the list does not have it.
 */
export const OpenSecret = (props: {
  id: string;
  columns: readonly Column[];
  onOpen: (id: string | undefined) => void;
}) => {
  const { columns, id, onOpen } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const query = useSecretDetail(id);

  return (
    <QueryView
      query={{ ...query, isLive: true }}
      loadingText={t('detail.loading')}
    >
      {secret => (
        <SecretsTable
          label={t('overview.secrets.detailOf', { name: secret.name })}
          columns={columns}
          secrets={[secret]}
          openId={id}
          onOpen={onOpen}
        />
      )}
    </QueryView>
  );
};
