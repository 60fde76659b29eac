import { withTranslatedTemplates } from './withTranslatedTemplates';

const TITLE = 'Add or change the secrets of a floe service';
const GERMAN_TITLE = 'Secrets eines floe-Service hinzufügen oder ändern';

const task = {
  id: '1',
  spec: {
    parameters: { title: 'Preview' },
    steps: [{ id: 'a', name: 'Open the pull request', input: {} }],
    templateInfo: {
      entityRef: 'template:default/add-secrets',
      entity: { metadata: { name: 'add-secrets', title: TITLE } },
    },
  },
};
const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'add-secrets', title: TITLE },
};
const component = {
  ...template,
  kind: 'Component',
};

/** A client with private state, as those of Backstage can have it. */
class Client {
  readonly #task = task;
  async getTask() {
    return this.#task;
  }
  async getEntities() {
    return { items: [template, component] };
  }
  async getEntityByRef(ref: string) {
    return ref === 'none' ? undefined : template;
  }
  async scaffold() {
    return { taskId: this.#task.id };
  }
  streamLogs() {
    return {
      subscribe: (
        observer: ((event: object) => void) | { next(event: object): void },
      ) => {
        const event = {
          body: { output: { links: [{ title: 'Pull request' }] } },
        };
        if (typeof observer === 'function') {
          observer(event);
        } else {
          observer.next(event);
        }
        return { unsubscribe: () => undefined };
      },
    };
  }
}

const clientIn = (language: string) =>
  withTranslatedTemplates(new Client(), {
    getLanguage: () => ({ language }),
  });

describe('a client with the templates in the language of the user', () => {
  it('has the steps and the title of a task in German', async () => {
    expect((await clientIn('de').getTask()).spec).toMatchObject({
      parameters: { title: 'Preview' },
      steps: [{ id: 'a', name: 'Pull-Request öffnen' }],
      templateInfo: { entity: { metadata: { title: GERMAN_TITLE } } },
    });
  });

  it('has the titles of templates in German, and of nothing else', async () => {
    const { items } = await clientIn('de-AT').getEntities();
    expect(items.map(({ metadata }) => metadata.title)).toEqual([
      GERMAN_TITLE,
      TITLE,
    ]);
    expect(await clientIn('de').getEntityByRef('none')).toBeUndefined();
  });

  it.each(['function', 'object'])('has events in German for a %s', kind => {
    const next = jest.fn();
    clientIn('de')
      .streamLogs()
      .subscribe(kind === 'function' ? next : { next });
    expect(next).toHaveBeenCalledWith({
      body: { output: { links: [{ title: 'Pull-Request' }] } },
    });
  });

  it('keeps the other methods', async () => {
    expect(await clientIn('de').scaffold()).toEqual({ taskId: '1' });
  });

  it('changes nothing in English', async () => {
    expect(await clientIn('en').getTask()).toBe(task);
    expect((await clientIn('en').getEntities()).items[0]).toBe(template);
  });
});
