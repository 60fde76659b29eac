import type { Entity } from '@backstage/catalog-model';
import { translateTemplate, translateTexts } from './translateTexts';

/**
 * Says which language a user has chosen, as the language API of Backstage does.
 * @public
 */
export type LanguageSource = { getLanguage(): { language: string } };

type Translation = (answer: any) => unknown;

const items: Translation = answer => ({
  ...answer,
  items: answer.items.map(translateTemplate),
});

function task(answer: any): unknown {
  const translated = translateTexts(answer);
  const info = translated.spec?.templateInfo;
  return info?.entity
    ? {
        ...translated,
        spec: {
          ...translated.spec,
          templateInfo: {
            ...info,
            entity: translateTemplate({ ...info.entity, kind: 'Template' }),
          },
        },
      }
    : translated;
}

/** Methods that answer later with texts of templates. */
const ANSWERS: Readonly<Record<string, Translation>> = {
  getEntities: items,
  getEntitiesByRefs: items,
  getEntityByRef: (answer: Entity | undefined) => translateTemplate(answer),
  getTask: task,
  getTemplateParameterSchema: translateTexts,
  queryEntities: items,
};

type Observer = { next?: (event: unknown) => void };

/** The events of a task, with their texts translated. */
function translatedEvents<T extends object>(events: T): T {
  const wrap = (next?: (event: unknown) => void) =>
    next && ((event: unknown) => next(translateTexts(event)));
  return new Proxy(events, {
    get(target, property) {
      const value: any = Reflect.get(target, property);
      if (property !== 'subscribe') {
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (
        first?: Observer | ((event: unknown) => void),
        ...rest: unknown[]
      ) =>
        value.call(
          target,
          typeof first === 'object'
            ? { ...first, next: wrap(first.next?.bind(first)) }
            : wrap(first),
          ...rest,
        );
    },
  });
}

/**
 * The client of the scaffolder or of the catalog, with the texts of the templates
 * of Floe Secrets in the language of the user. A template has its texts in one
 * language, so they are replaced where they arrive; everything else stays as it
 * is.
 *
 * @param api - implements `scaffolderApiRef` or `catalogApiRef`
 * @param languages - implements `appLanguageApiRef`
 * @public
 */
export function withTranslatedTemplates<TApi extends object>(
  api: TApi,
  languages: LanguageSource,
): TApi {
  const isGerman = () =>
    languages.getLanguage().language.split('-')[0] === 'de';
  return new Proxy(api, {
    get(target, property) {
      const value = Reflect.get(target, property);
      if (typeof value !== 'function') {
        return value;
      }
      const method = value.bind(target);
      if (property === 'streamLogs') {
        return (...args: unknown[]) =>
          isGerman() ? translatedEvents(method(...args)) : method(...args);
      }
      const name = String(property);
      return Object.hasOwn(ANSWERS, name)
        ? async (...args: unknown[]) => {
            const answer = await method(...args);
            return isGerman() ? ANSWERS[name](answer) : answer;
          }
        : method;
    },
  });
}
