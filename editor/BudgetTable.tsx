/** The budget: clause and payer down, years of payment across. */
import type { Budget, BudgetRow } from './data.ts';
import { wan } from './money.ts';
import { s } from './strings.ts';

export function BudgetTable({ budget }: { readonly budget: Budget }) {
  const years = [...new Set(budget.budget.map((r) => r.year))].sort((a, b) => a - b);
  const lines = linesOf(budget);
  const sum = (rows: readonly BudgetRow[]) => rows.reduce((total, r) => total + BigInt(r.fen), 0n);
  const inYear = (rows: readonly BudgetRow[], year: number) => rows.filter((r) => r.year === year);
  const cell = (rows: readonly BudgetRow[]) => (rows.length > 0 ? wan(sum(rows)) : '');
  return (
    <section id="budget" aria-labelledby="budget-title">
      <h2 id="budget-title">{s.budget}</h2>
      <p>
        {s.firms(budget.firms)} · {s.unit} {budget.assumed && <strong>{s.assumed}</strong>}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={s.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{s.clause}</th>
              <th scope="col">{s.payer}</th>
              {years.map((year) => (
                <th scope="col" key={year} className="number">
                  {year}
                </th>
              ))}
              <th scope="col" className="number">
                {s.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ clause, payer, rows }) => (
              <tr key={`${clause} ${payer}`}>
                <th scope="row">{clause}</th>
                <td>{payer}</td>
                {years.map((year) => (
                  <td key={year} className="number">
                    {cell(inYear(rows, year))}
                  </td>
                ))}
                <td className="number">{wan(sum(rows))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {s.grandTotal}
              </th>
              {years.map((year) => (
                <td key={year} className="number">
                  {cell(inYear(budget.budget, year))}
                </td>
              ))}
              <td className="number" id="grand-total" data-fen={budget.totalFen}>
                {wan(BigInt(budget.totalFen))}
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  );
}

interface Line {
  readonly clause: string;
  readonly payer: string;
  readonly rows: BudgetRow[];
}

function linesOf(budget: Budget): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const row of budget.budget) {
    const payer = row.payer ?? s.open(row.between ?? []);
    const key = `${row.clause}\n${payer}`;
    const line = lines.get(key) ?? { clause: row.clause, payer, rows: [] };
    line.rows.push(row);
    lines.set(key, line);
  }
  const order = Object.keys(budget.clauses);
  return [...lines.values()].sort((a, b) => order.indexOf(a.clause) - order.indexOf(b.clause));
}
