import { Clock, dateOf } from '../clock/Clock';
import { groupBy } from '../collections/groupBy';
import { certificateFinding } from '../diagnose';
import { newestCertificate } from '../diagnose/rules/sealed-secrets/ciphertextKeys';
import { ObservationReader } from '../store/ObservationStore';
import { NoticeConfig } from './readNoticeConfig';
import { NoticeCause, NoticeReading, SubjectState } from './types';

/** Sealing certificates that expire soon, for the platform's owners. */
export async function readCertificateCauses(options: {
  clock: Clock;
  config: NoticeConfig;
  reader: ObservationReader;
}): Promise<NoticeReading> {
  const { clock, config, reader } = options;
  const configured = (await reader.listClusters())
    .filter(cluster => cluster.configured)
    .map(({ name }) => name);
  const certificates = configured.length
    ? await reader.listCertificates(configured)
    : [];
  const causes: NoticeCause[] = [];
  const subjectStates = new Map<string, SubjectState>();
  for (const [key, ofController] of groupBy(
    certificates,
    ({ cluster, controller }) => `certificate/${cluster}/${controller}`,
  )) {
    const newest = newestCertificate(ofController)!;
    const finding = certificateFinding(newest, dateOf(clock));
    subjectStates.set(key, finding ? 'foreign' : 'well');
    for (const audience of finding ? config.platformOwners : []) {
      causes.push({
        key,
        audience,
        content: {
          kind: 'certificate',
          findingId: finding!.id,
          cluster: newest.cluster,
          environments: [],
          store: null,
          subjects: [{ id: key, name: newest.controller, namespace: '' }],
          count: 1,
          link: null,
        },
      });
    }
  }
  return {
    causes,
    standing: (_, id) => subjectStates.get(id) ?? 'gone',
  };
}
