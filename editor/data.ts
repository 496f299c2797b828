/** What the server answers; the shapes are those of cli/server and of interfaces.md section 4. */
export interface Policy {
  readonly policy: string;
  readonly version: string;
  readonly file: string;
  readonly coverage: { readonly sentences: number; readonly covered: number };
  readonly scenarios: { readonly passed: number; readonly failed: number };
  readonly readings: readonly Reading[];
  readonly sections: readonly Section[];
}
export interface Reading {
  readonly name: string;
  readonly question: string;
  readonly answers: readonly { readonly key: string; readonly text: string }[];
  readonly chosen: string;
  readonly provisional: boolean;
  readonly line: number;
}
export interface Section {
  readonly heading: string;
  readonly depth: number;
  readonly paragraphs: readonly (readonly Segment[])[];
  readonly blocks: readonly { readonly head: string; readonly text: string; readonly line: number }[];
}
export interface Segment {
  readonly text: string;
  readonly mark: 'covered' | 'uncovered' | 'plain';
}
export interface BudgetRow {
  readonly year: number;
  readonly clause: string;
  readonly payer: string | null;
  readonly between?: readonly string[];
  readonly fen: string;
}
export interface Budget {
  readonly firms: number;
  readonly assumed: boolean;
  readonly budget: readonly BudgetRow[];
  readonly clauses: { readonly [clause: string]: unknown };
  readonly totalFen: string;
}

export async function load(): Promise<{ readonly policy: Policy; readonly budget: Budget }> {
  const [policy, budget] = await Promise.all([get('/api/policy'), get('/api/budget')]);
  return { policy: policy as Policy, budget: budget as Budget };
}

async function get(path: string): Promise<unknown> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
