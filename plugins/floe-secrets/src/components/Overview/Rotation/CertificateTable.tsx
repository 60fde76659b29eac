import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RotationCertificate } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { TableSection } from '../shared/TableSection';
import { Time } from '../../common/Time';

/** When the current sealing certificates expire. */
export const CertificateTable = (props: {
  certificates: readonly RotationCertificate[];
}) => {
  const { certificates } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const title = t('overview.rotation.certificates');

  if (certificates.length === 0) {
    return null;
  }
  return (
    <TableSection
      title={title}
      columns={[
        { title: t('overview.rotation.cluster') },
        { title: t('overview.rotation.controller'), width: '34%' },
        {
          title: t('overview.rotation.began'),
          width: '18%',
          isProse: true,
        },
        { title: t('overview.rotation.ends'), width: '22%', isProse: true },
      ]}
      rows={certificates.map(one => ({
        key: one.fingerprint,
        cells: [
          one.cluster,
          one.controller,
          <Time iso={one.notBefore} />,
          <Time iso={one.notAfter} show="day" />,
        ],
      }))}
    />
  );
};
