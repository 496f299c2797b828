/** Undecided points of the text, with the answer that is taken for the time being. */
import type { Reading } from './data.ts';
import { s } from './strings.ts';

export function Readings({ readings }: { readonly readings: readonly Reading[] }) {
  return (
    <section id="readings" aria-labelledby="readings-title">
      <h2 id="readings-title">{s.readings}</h2>
      {readings.length === 0 && <p>{s.noReadings}</p>}
      {readings.map((r) => (
        <article key={r.name} className="reading">
          <h3>
            {r.name} <span className="note">{s.line(r.line)}</span>
          </h3>
          <p>{r.question}</p>
          <ul>
            {r.answers.map((a) => (
              <li key={a.key} className={a.key === r.chosen ? 'chosen' : ''}>
                {a.key} {a.text}
                {a.key === r.chosen && <strong> {r.provisional ? s.provisional : s.decided}</strong>}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}
