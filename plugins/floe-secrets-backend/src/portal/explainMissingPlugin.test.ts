import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, ResponseError } from '@backstage/errors';
import { explainMissingPlugin } from './explainMissingPlugin';

describe('explainMissingPlugin', () => {
  const failing = (error: Error) =>
    explainMissingPlugin(
      mockServices.permissions.mock({
        authorize: async () => {
          throw error;
        },
        authorizeConditional: async () => {
          throw error;
        },
      }),
    );
  const credentials = {} as Parameters<
    ReturnType<typeof failing>['authorize']
  >[1];

  it('says what to add if the permission plugin is not installed', async () => {
    const permissions = failing(
      await ResponseError.fromResponse(new Response('', { status: 404 })),
    );
    for (const asked of [
      permissions.authorize([], credentials),
      permissions.authorizeConditional([], credentials),
    ]) {
      await expect(asked).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(
          '@backstage/plugin-permission-backend',
        ),
      });
    }
  });

  it('keeps every other failure unchanged', async () => {
    const error = new NotFoundError('of the policy itself');
    await expect(failing(error).authorize([], credentials)).rejects.toBe(error);
  });
});
