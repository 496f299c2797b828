/** A population directory: every CSV of it, read by the policy's declarations. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plan } from '../../compiler/plan.ts';
import { hasErrors } from '../../dsl/index.ts';
import { type PopulationEntity, type PopulationRead, readPopulation, type Table } from '../../runtime/index.ts';
import type { Call } from '../call.ts';
import { problemsJson, problemsText } from '../diagnostics.ts';
import { EXIT, Halt } from '../exit.ts';
import { fileHalt, readBytes } from '../files.ts';
import type { Strings } from '../strings.ts';
import { decodeTable, parseCsv } from './csv.ts';

export interface Population {
  readonly entities: readonly PopulationEntity[];
  readonly problems: PopulationRead['problems'];
  readonly skipped: PopulationRead['skipped'];
  /** Of the bytes of all its tables. */
  readonly hash: string;
}

/** Reads a population, or ends the command with every problem of it. */
export function openPopulation(call: Call, plan: Plan, folder: string, skipBadRows: boolean): Population {
  const { tables, hash } = readTables(folder, call.s);
  const { entities, problems, skipped } = readPopulation(plan, tables, { skipBadRows });
  const noEntities = problems.some(
    (d) => d.code === 'GJ6020' && (d.params as { readonly required?: boolean }).required,
  );
  if (noEntities || (hasErrors(problems) && (!skipBadRows || entities.length === 0))) {
    throw new Halt(EXIT.wrongData, `${problemsText(call, problems)}\n${call.s.simulate.refused(folder)}`, {
      population: folder,
      problems: problemsJson(call, problems),
    });
  }
  return { entities, problems, skipped, hash };
}

function readTables(
  folder: string,
  s: Strings,
): { readonly tables: ReadonlyMap<string, Table>; readonly hash: string } {
  const hash = createHash('sha256');
  const tables = new Map<string, Table>();
  for (const file of tableFiles(folder, s)) {
    const bytes = readBytes(join(folder, file), s);
    const text = decodeTable(bytes);
    if (text === undefined) throw wrong(join(folder, file), s.file.notText(join(folder, file)));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    const { table, openQuote } = parseCsv(text);
    if (openQuote !== undefined) throw badQuotes(join(folder, file), openQuote, s);
    tables.set(file, table);
  }
  if (tables.size === 0) throw wrong(folder, s.simulate.noTables(folder));
  return { tables, hash: `sha256:${hash.digest('hex')}` };
}

function tableFiles(folder: string, s: Strings): readonly string[] {
  if (/\.(xlsx|parquet)$/i.test(folder)) throw wrong(folder, s.simulate.notYet(basename(folder)));
  try {
    return readdirSync(folder)
      .filter((file) => /\.csv$/i.test(file) && !file.startsWith('.') && !file.startsWith('~$'))
      .sort();
  } catch (error) {
    throw fileHalt(folder, error, s);
  }
}

function badQuotes(file: string, row: number, s: Strings): Halt {
  const message = s.simulate.openQuote(file, row);
  return new Halt(EXIT.wrongData, message, { problems: [{ severity: 'error', message, file: basename(file), row }] });
}

const wrong = (file: string, message: string): Halt =>
  new Halt(EXIT.wrongCall, message, { error: { kind: 'file', file, message } });
