import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StackingTable } from './StackingTable';

const rows = (open?: number) =>
  Array.from({ length: 120 }, (_, index) => ({
    key: String(index),
    cells: [<button type="button">{`row ${index}`}</button>],
    detail: index === open && <p>details</p>,
  }));

const shown = () => screen.queryAllByRole('button', { name: /^row / }).length;

describe('StackingTable', () => {
  it('shows all rows by default', async () => {
    await renderInTestApp(
      <StackingTable columns={[{ title: 'Name' }]} rows={rows()} />,
    );
    expect(shown()).toBe(120);
  });

  it('shows more rows on demand, and leads the keyboard to the first of them', async () => {
    await renderInTestApp(
      <StackingTable
        columns={[{ title: 'Name' }]}
        rows={rows(3)}
        rowsAtOnce={50}
      />,
    );
    expect(shown()).toBe(50);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 50 more of 70' }),
    );
    expect(shown()).toBe(100);
    expect(screen.getByRole('button', { name: 'row 50' })).toHaveFocus();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 20 more of 20' }),
    );
    expect(shown()).toBe(120);
    expect(screen.getByRole('button', { name: 'row 100' })).toHaveFocus();
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('shows the row whose details are open', async () => {
    await renderInTestApp(
      <StackingTable
        columns={[{ title: 'Name' }]}
        rows={rows(70)}
        rowsAtOnce={50}
      />,
    );
    expect(shown()).toBe(71);
    expect(screen.getByText('details')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 49 more of 49' }),
    );
    expect(shown()).toBe(120);
  });
});
