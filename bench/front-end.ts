/** How long it takes to read a policy, and how that grows with its length. */
import { compile } from '../compiler/index.ts';
import { parsePolicy } from '../dsl/index.ts';
import { seedOf } from './longPolicy.ts';
import { type Contestant, growthExponent, interleaved, markdownTable, ms, whole } from './measure.ts';

const SIZES = [300, 1000, 3000, 10_000] as const;
const ROUNDS = 15;

const contestants = ['compile', 'parse', 'lines and labels', 'JSON.parse'] as const;

export interface FrontEnd {
  readonly exponent: number;
  /** Warm compilation of the shortest policy, in milliseconds. */
  readonly shortest: number;
  readonly markdown: string;
}

export function frontEnd(seedText: string): FrontEnd {
  const seed = seedOf(seedText);
  const files = SIZES.map((size) => {
    const text = seed.policyOf(size);
    if (!compile(text).plan) throw new Error(`the policy of ${size} lines has errors`);
    return { lines: text.split('\n').length, text, json: sameSizeJson(text) };
  });
  const times = interleaved(
    files.flatMap((file) => contestantsOf(file)),
    ROUNDS,
    5,
  );
  const time = (lines: number, name: string): number => times.get(`${name} ${lines}`) ?? 0;
  const exponents = new Map(
    contestants.map((name) => [name, growthExponent(files.map((f) => ({ size: f.lines, time: time(f.lines, name) })))]),
  );
  const seedTimes = interleaved(
    [
      { name: 'compile', run: () => compile(seedText) },
      { name: 'parse', run: () => parsePolicy(seedText) },
    ],
    ROUNDS,
    3,
  );
  return {
    exponent: exponents.get('compile') ?? 0,
    shortest: time(files[0]?.lines ?? 0, 'compile'),
    markdown: [
      markdownTable(
        [
          'lines',
          'KB',
          ...contestants.map((name) => `${name} (ms)`),
          'ms / 1,000 lines',
          '÷ lines and labels',
          '÷ JSON.parse',
        ],
        files.map(({ lines, text }) => [
          whole(lines),
          whole(Buffer.byteLength(text) / 1024),
          ...contestants.map((name) => ms(time(lines, name))),
          ms((time(lines, 'compile') / lines) * 1000),
          whole(time(lines, 'compile') / time(lines, 'lines and labels')),
          whole(time(lines, 'compile') / time(lines, 'JSON.parse')),
        ]),
      ),
      markdownTable(
        ['time ≈ lines^e', ...contestants],
        [['e', ...contestants.map((name) => (exponents.get(name) ?? 0).toFixed(2))]],
      ),
      `The seed policy as it is, with its scenarios (${whole(seedText.split('\n').length)} lines): compile ${ms(
        seedTimes.get('compile') ?? 0,
      )} ms, of which parse ${ms(seedTimes.get('parse') ?? 0)} ms.\n`,
    ].join('\n'),
  };
}

interface File {
  readonly lines: number;
  readonly text: string;
  readonly json: string;
}

const contestantsOf = ({ lines, text, json }: File): readonly Contestant[] => [
  { name: `compile ${lines}`, run: () => compile(text).plan },
  { name: `parse ${lines}`, run: () => parsePolicy(text).ast },
  { name: `lines and labels ${lines}`, run: () => linesAndLabels(text) },
  { name: `JSON.parse ${lines}`, run: () => JSON.parse(json) },
];

/** What a quick script would do: cut lines, cut labels at the colon, and understand nothing. */
function linesAndLabels(text: string): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) inside = !inside;
    const match = inside ? /^\s*([^\s:\uff1a]+)[^:\uff1a]*[:\uff1a](.*)$/.exec(line) : null;
    if (match) found.push([match[1] ?? '', match[2] ?? '']);
  }
  return found;
}

/** A JSON document of the same length, with a string a line. */
function sameSizeJson(text: string): string {
  return JSON.stringify(text.split('\n').map((line, i) => ({ line: i, text: line })));
}
