/**
 * The four money clauses of the seed policy as a programmer in a hurry for speed would write
 * them: one fused loop over typed columns, doubles of whole fen, nothing else. Written from the
 * document; it shares only the arrays with the kernels.
 */
import { dayNumber } from '../dsl/index.ts';
import type { Store } from '../runtime/index.ts';

/** The seed policy's own names. */
const names = {
  entered: { zh: '首次入库日期' },
  left: { zh: '退库日期' },
  leftAgain: { zh: '再次退库日期' },
  manner: { zh: '入库方式' },
  output: { zh: '工业产值' },
  contribution: { zh: '地方经济贡献' },
  renovations: { zh: '技改项目' },
  doneIn: { zh: '实施年度' },
  invested: { zh: '实际投资额' },
  contracts: { zh: '中标项目' },
  wonIn: { zh: '中标年度' },
  signedIn: { zh: '合同签订年度' },
  tender: { zh: '招标方式' },
  openTender: { zh: '公开招标' },
  place: { zh: '项目所在地' },
  away: { zh: ['本省其他地市', '平潭', '省外'] },
  amount: { zh: '合同金额' },
};

const MISSING_DAY = -2_147_483_648;
const MISSING_YEAR = -32_768;

/** The loop over the arrays of a store; fen of the four clauses. */
export function handColumnar(store: Store): () => readonly number[] {
  const cells = (name: { readonly zh: string }, yearOf = false) =>
    store.cells[store.columns.findIndex((c) => c.name === name.zh && Boolean(c.yearOf) === yearOf)] ??
    new Float64Array(0);
  const offsets = (name: { readonly zh: string }) => store.offsets[store.lists.indexOf(name.zh)] ?? new Int32Array(0);
  const entered = cells(names.entered);
  const enteredYear = cells(names.entered, true);
  const left = cells(names.left);
  const leftAgain = cells(names.leftAgain);
  const manner = cells(names.manner);
  const output = cells(names.output);
  const contribution = cells(names.contribution);
  const [projects, doneIn, invested] = [offsets(names.renovations), cells(names.doneIn), cells(names.invested)];
  const [contracts, wonIn, signedIn] = [offsets(names.contracts), cells(names.wonIn), cells(names.signedIn)];
  const [tender, place, amount] = [cells(names.tender), cells(names.place), cells(names.amount)];
  const open = store.words.get(names.openTender.zh) ?? -2;
  const away = names.away.zh.map((word) => store.words.get(word) ?? -2);
  const [a0, a1, a2] = [away[0] ?? -2, away[1] ?? -2, away[2] ?? -2];
  const FROM = dayNumber(2022, 1, 1);
  const TO = dayNumber(2026, 12, 31);
  const { first, last } = store.stored;
  const span = last - first + 1;
  const payDays = Int32Array.from({ length: span }, (_, y) => dayNumber(first + y, 6, 30));
  const totals = new Float64Array(4);
  return () => {
    let [promotion, growth, renovation, market] = [0, 0, 0, 0];
    const firms = store.ids.length;
    for (let i = 0; i < firms; i++) {
      const day = entered[i] as number;
      if (day < FROM || day > TO || (manner[i] as number) < 0) continue;
      const year = enteredYear[i] as number;
      // 300,000 yuan over three years from the next; what is due on or after leaving within three years is not paid.
      const [out, outAgain] = [left[i] as number, leftAgain[i] as number];
      if (out === MISSING_DAY && outAgain === MISSING_DAY) promotion += 30_000_000;
      else {
        const until = threeYearsOn(day);
        for (let y = year + 1; y <= year + 3; y++) {
          const due = payDays[y - first] as number;
          const stopped =
            (out > day && out <= until && out <= due) || (outAgain > day && outAgain <= until && outAgain <= due);
          if (!stopped) promotion += 10_000_000;
        }
      }
      const row = i * span - first;
      for (let y = year; y <= year + 2; y++) {
        const now = output[row + y] as number;
        const before = output[row + y - 1] as number;
        if (before > 0 && (now - before) * 10 >= before) {
          const gained = (contribution[row + y] as number) - (contribution[row + y - 1] as number);
          if (gained > 0) growth += gained;
        }
        let hundredths = 0;
        for (let j = projects[i] as number, end = projects[i + 1] as number; j < end; j++) {
          const x = invested[j] as number;
          if (doneIn[j] === y && x >= 100_000_000) hundredths += x * 3;
        }
        if (hundredths > 0) renovation += Math.min(Math.floor((hundredths + 50) / 100), 500_000_000);
        hundredths = 0;
        for (let j = contracts[i] as number, end = contracts[i + 1] as number; j < end; j++) {
          const x = amount[j] as number;
          const signed = signedIn[j] === MISSING_YEAR ? wonIn[j] : signedIn[j];
          if (signed !== y || x < 200_000_000 || tender[j] !== open) continue;
          const where = place[j] as number;
          if (where === a0 || where === a1 || where === a2) hundredths += Math.min(x * 3, 10_000_000_000);
        }
        if (hundredths > 0) market += Math.min(Math.floor((hundredths + 50) / 100), 150_000_000);
      }
    }
    totals.set([promotion, growth, renovation, market]);
    return [...totals];
  };
}

/** The corresponding day three years on; 28 February for the 29th of a leap year. */
function threeYearsOn(day: number): number {
  const date = new Date(day * 86_400_000);
  const [y, m, d] = [date.getUTCFullYear() + 3, date.getUTCMonth() + 1, date.getUTCDate()];
  return dayNumber(y, m, m === 2 && d === 29 ? 28 : d);
}
