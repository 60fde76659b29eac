import { GermanScaffolderClient } from './GermanScaffolderClient';

const answer = (body: unknown) =>
  ({ ok: true, status: 200, json: async () => body } as Response);

function clientWith(body: unknown, isGerman: boolean) {
  return new GermanScaffolderClient(
    {
      discoveryApi: { getBaseUrl: async () => 'http://localhost/scaffolder' },
      fetchApi: { fetch: async () => answer(body) },
      identityApi: {} as never,
      scmIntegrationsApi: {} as never,
    },
    () => isGerman,
  );
}

const task = {
  id: '1',
  spec: {
    parameters: { title: 'Preview' },
    steps: [{ id: 'a', name: 'Open the pull request', input: {} }],
    templateInfo: {
      entityRef: 'template:default/add-secrets',
      entity: {
        metadata: {
          name: 'add-secrets',
          title: 'Add or change the secrets of a floe service',
        },
      },
    },
  },
};

describe('the client of the scaffolder', () => {
  it('has the steps and the title of a task in German', async () => {
    const { spec } = await clientWith(task, true).getTask('1');
    expect(spec).toMatchObject({
      parameters: { title: 'Preview' },
      steps: [{ id: 'a', name: 'Pull-Request öffnen' }],
      templateInfo: {
        entity: {
          metadata: {
            title: 'Secrets eines floe-Service hinzufügen oder ändern',
          },
        },
      },
    });
  });

  it('changes nothing in English', async () => {
    expect(await clientWith(task, false).getTask('1')).toEqual(task);
  });
});
