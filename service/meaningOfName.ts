import type { Grain, LinkedFile, Type } from '../compiler/index.ts';
import type { Declaration } from '../compiler/symbols.ts';
import { timeGrain, typeName, typeOfSpec } from '../compiler/types.ts';
import { isoDate, type Language } from '../dsl/index.ts';
import { typeText } from '../dsl/typeWords.ts';
import type { Snapshot } from './openPolicy.ts';
import { says } from './strings.ts';

/** A declaration in a few words: what it is, its type, for what it has one value. */
export interface NameMeaning {
  readonly what: string;
  readonly type?: string;
  readonly grain?: string;
}

export function meaningOfName(snapshot: Snapshot, declaration: Declaration, language: Language): NameMeaning {
  const type = (of: Parameters<typeof typeName>[0]): string => {
    const text = typeText(typeName(of), language);
    return of.kind === 'option' ? `${text} ${of.options.join('、')}` : text;
  };
  const grain = (of: Grain): string => grainText(snapshot, of, language);
  switch (declaration.kind) {
    case 'entity':
      return { what: says.entity[language]() };
    case 'list':
      return { what: says.list[language](declaration.owner) };
    case 'field': {
      const { column } = declaration;
      const of: Grain = column.list
        ? { of: 'item', list: column.list, ...timeGrain(column) }
        : { of: 'entity', ...timeGrain(column) };
      return {
        what: says.field[language](column.list ?? entityName(snapshot)),
        type: type(column.type),
        grain: grain(of),
      };
    }
    case 'status':
      return { what: says.status[language](entityName(snapshot)) };
    case 'option':
      return { what: says.option[language](), type: type(declaration.type) };
    case 'parameter':
      return { what: says.parameter[language](), type: type(typeOfSpec(declaration.block.type)) };
    case 'document': {
      const document = snapshot.compiled.documents.find((d) => d.name === declaration.name);
      return { what: document ? documentText(document, language) : says.document[language]() };
    }
    case 'reading':
    case 'definition':
    case 'table': {
      const computed = stepOf(snapshot, declaration.name);
      const written = declaration.kind === 'reading' ? typeOfSpec(declaration.block.type) : computed?.type;
      return {
        what: says[declaration.kind][language](),
        ...(written ? { type: type(written) } : {}),
        ...(computed ? { grain: grain(computed.grain) } : {}),
      };
    }
  }
}

/** Title, number and validity of another document, as far as its file says them. */
function documentText({ policy, number, validity }: LinkedFile, language: Language): string {
  const day = (n: number | undefined): string => (n === undefined ? '…' : isoDate(n));
  return [
    says.document[language](),
    ...(policy === '' ? [] : [policy]),
    ...(number === undefined ? [] : [number]),
    ...(validity ? [says.validFrom[language](day(validity.from), day(validity.to))] : []),
  ].join('；');
}

const planOf = ({ compiled }: Snapshot) => compiled.plan ?? compiled.partial;
const entityName = (snapshot: Snapshot): string => planOf(snapshot)?.entity ?? '';

function stepOf(snapshot: Snapshot, name: string): { readonly type: Type; readonly grain: Grain } | undefined {
  const step = planOf(snapshot)?.steps.find((s) => s.name === name);
  return step && { type: step.value.type, grain: step.grain };
}

function grainText(snapshot: Snapshot, grain: Grain, language: Language): string {
  const base =
    grain.of === 'policy'
      ? says.perPolicy[language]()
      : grain.of === 'entity'
        ? says.perEntity[language](entityName(snapshot))
        : grain.of === 'item'
          ? says.perItem[language](grain.list ?? '')
          : says.everybody[language]();
  if (grain.monthly) return says.eachMonth[language](base);
  return grain.yearly ? says.eachYear[language](base) : base;
}
