import { SopsFormat } from '@floe/sops';
import { isMap, isScalar, parseAllDocuments } from 'yaml';
import { plainText } from '../model/masking/plainText';
import { SopsManifest } from '../model/sopsFile';

const MAX_MANIFESTS = 20;
const MAX_KEYS = 100;

/**
 * The Secrets that a file describes as manifests of Kubernetes, by their
 * names and keys: what SOPS leaves readable with the usual
 * `encrypted_regex: ^(data|stringData)$`.
 */
export function readManifests(
  text: string,
  format: SopsFormat,
): SopsManifest[] {
  if (format !== 'yaml' || !/^kind:\s*["']?Secret\b/m.test(text)) {
    return [];
  }
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    prettyErrors: false,
  });
  return [...documents].slice(0, MAX_MANIFESTS).flatMap(document => {
    if (!('getIn' in document)) {
      return [];
    }
    const textAt = (...path: string[]) => {
      const found = document.getIn(path);
      return typeof found === 'string' && !found.startsWith('ENC[')
        ? plainText(found, 253)
        : '';
    };
    const name = textAt('metadata', 'name');
    if (textAt('apiVersion') !== 'v1' || textAt('kind') !== 'Secret' || !name) {
      return [];
    }
    const maps = (['data', 'stringData'] as const).map(field => ({
      field,
      entries: entriesOf(document.get(field)),
    }));
    return [
      {
        name,
        namespace: textAt('metadata', 'namespace') || null,
        encrypted: maps
          .filter(({ entries }) => entries.some(({ isCipher }) => isCipher))
          .map(({ field }) => field),
        keys: maps
          .flatMap(({ entries }) => entries.map(({ key }) => key))
          .slice(0, MAX_KEYS),
      },
    ];
  });
}

function entriesOf(map: unknown): { key: string; isCipher: boolean }[] {
  if (!isMap(map)) {
    return [];
  }
  return map.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? plainText(String(key.value), 253) : '';
    const text = isScalar(value) ? value.value : null;
    return name
      ? [
          {
            key: name,
            isCipher:
              typeof text === 'string' && text.startsWith('ENC[AES256_GCM,'),
          },
        ]
      : [];
  });
}
