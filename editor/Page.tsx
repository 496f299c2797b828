/** The page: the budget, what is undecided, and the policy with its rules beside it. */
import { useEffect, useState } from 'react';
import { BudgetTable } from './BudgetTable.tsx';
import { Document } from './Document.tsx';
import { type Budget, load, type Policy } from './data.ts';
import { Readings } from './Readings.tsx';
import { s } from './strings.ts';

type State = { readonly policy: Policy; readonly budget: Budget } | 'loading' | 'failed';

export function Page() {
  const [state, setState] = useState<State>('loading');
  useEffect(() => {
    load().then(setState, () => setState('failed'));
  }, []);
  if (state === 'loading' || state === 'failed') {
    return (
      <main>
        <h1>{s.name}</h1>
        <p role="status">{s[state]}</p>
      </main>
    );
  }
  const { policy, budget } = state;
  return (
    <>
      <header>
        <h1>{policy.policy}</h1>
        <p>
          {[
            policy.version,
            s.coverage(policy.coverage.covered, policy.coverage.sentences),
            s.scenarios(policy.scenarios.passed, policy.scenarios.failed),
          ]
            .filter(Boolean)
            .join('  ·  ')}
        </p>
        <nav aria-label={s.nav}>
          <a href="#document">{s.document}</a>
          <a href="#readings">{s.readings}</a>
          <a href="#budget">{s.budget}</a>
        </nav>
      </header>
      <main>
        <Document policy={policy} />
        <Readings readings={policy.readings} />
        <BudgetTable budget={budget} />
      </main>
    </>
  );
}
