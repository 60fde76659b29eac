import { ScaffolderClient } from '@backstage/plugin-scaffolder';
import { translateTemplate, translateTexts } from './translateTexts';

type Client = ScaffolderClient;

/** The scaffolder's client; the texts of our templates are in German if asked. */
export class GermanScaffolderClient extends ScaffolderClient {
  readonly #isGerman: () => boolean;

  constructor(
    options: ConstructorParameters<typeof ScaffolderClient>[0],
    isGerman: () => boolean,
  ) {
    super(options);
    this.#isGerman = isGerman;
  }

  override async getTemplateParameterSchema(
    ...args: Parameters<Client['getTemplateParameterSchema']>
  ) {
    return this.#translated(await super.getTemplateParameterSchema(...args));
  }

  override async getTask(...args: Parameters<Client['getTask']>) {
    const task = this.#translated(await super.getTask(...args));
    const info = task.spec.templateInfo;
    return this.#isGerman() && info?.entity
      ? {
          ...task,
          spec: {
            ...task.spec,
            templateInfo: {
              ...info,
              entity: translateTemplate({
                ...info.entity,
                kind: 'Template',
              } as never),
            },
          },
        }
      : task;
  }

  override streamLogs(...args: Parameters<Client['streamLogs']>) {
    const logs = super.streamLogs(...args);
    const translated = <T>(value: T) => this.#translated(value);
    return new Proxy(logs, {
      get(target, property) {
        if (property !== 'subscribe') {
          return Reflect.get(target, property);
        }
        return (first: unknown, ...rest: unknown[]) => {
          const wrap = (next?: (event: unknown) => void) =>
            next && ((event: unknown) => next(translated(event)));
          const observer =
            typeof first === 'function' || !first
              ? wrap(first as (event: unknown) => void)
              : {
                  ...(first as object),
                  next: wrap(
                    (first as { next?: (event: unknown) => void }).next?.bind(
                      first,
                    ),
                  ),
                };
          return (target.subscribe as (...all: unknown[]) => unknown)(
            observer,
            ...rest,
          );
        };
      },
    });
  }

  #translated<T>(value: T): T {
    return this.#isGerman() ? translateTexts(value) : value;
  }
}
