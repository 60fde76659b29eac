import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const PACKAGE = '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets';

/**
 * The published package contains the templates; in this repository they are at
 * the root.
 */
function templatesFolder(): string {
  const packed = resolvePackagePath(PACKAGE, 'templates');
  return existsSync(packed)
    ? packed
    : path.resolve(resolvePackagePath(PACKAGE), '../../templates');
}

/**
 * The templates of Floe Secrets as entities.
 *
 * @param owner - entity ref of the group or user that owns them
 */
export function readTemplates(owner: string): Entity[] {
  const folder = templatesFolder();
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => {
      const file = path.join(folder, name, 'template.yaml');
      const template: Entity = parse(readFileSync(file, 'utf8'));
      const location = `file:${file}`;
      return {
        ...template,
        metadata: {
          ...template.metadata,
          annotations: {
            ...template.metadata.annotations,
            [ANNOTATION_LOCATION]: location,
            [ANNOTATION_ORIGIN_LOCATION]: location,
          },
        },
        spec: { ...template.spec, owner },
      };
    });
}
