import { AuthenticationError, ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { useErrorText } from './useErrorText';

const Text = (props: { error: unknown }) => (
  <p>{useErrorText()(props.error)}</p>
);

async function ended(): Promise<unknown> {
  return ResponseError.fromResponse({
    ok: false,
    status: 401,
    statusText: 'Unauthorized',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => '',
    json: async () => ({
      error: { name: 'AuthenticationError', message: 'Illegal token' },
      response: { statusCode: 401 },
    }),
  } as never);
}

describe('the text of an error', () => {
  it('says that a session has ended, not what the backend says of the token', async () => {
    await renderInTestApp(
      <>
        <Text error={await ended()} />
        <Text error={new AuthenticationError('Illegal token')} />
      </>,
    );
    expect(screen.getAllByText(/Your session has ended/)).toHaveLength(2);
    expect(screen.queryByText(/Illegal token/)).not.toBeInTheDocument();
  });

  it('has the words of another error', async () => {
    await renderInTestApp(<Text error={new Error('No such service')} />);
    expect(screen.getByText(/No such service/)).toBeInTheDocument();
  });
});
