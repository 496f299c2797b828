/** The instructions that kernels use, by their names in the specification (WebAssembly 2.0, section 5.4). */
import { signed, TYPE, unsigned } from './bytes.ts';

export type Code = readonly number[];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const put = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const i32Const = (value: number): Code => [0x41, ...signed(BigInt(value))];
export const i64Const = (value: bigint): Code => [0x42, ...signed(value)];

/** Loads and stores: natural alignment is a hint, so 1-byte alignment is always right. */
const memory =
  (opcode: number) =>
  (offset = 0): Code => [opcode, 0x00, ...unsigned(offset)];
export const load = {
  i32: memory(0x28),
  f64: memory(0x2b),
  i32From16: memory(0x2e),
  i64: memory(0x29),
  i64From8: memory(0x30),
  i64From16: memory(0x32),
  i64From32: memory(0x34),
  i32From8U: memory(0x2d),
} as const;
export const store = {
  i32: memory(0x36),
  f64: memory(0x39),
  i64: memory(0x37),
  i32As8: memory(0x3a),
  i32As16: memory(0x3b),
} as const;

export const i32 = {
  eqz: [0x45],
  eq: [0x46],
  ne: [0x47],
  ltS: [0x48],
  gtS: [0x4a],
  geS: [0x4e],
  leS: [0x4c],
  add: [0x6a],
  sub: [0x6b],
  mul: [0x6c],
  and: [0x71],
  or: [0x72],
  shl: [0x74],
  wrap: [0xa7],
} as const;
export const i64 = {
  eqz: [0x50],
  eq: [0x51],
  ne: [0x52],
  ltS: [0x53],
  gtS: [0x55],
  leS: [0x57],
  geS: [0x59],
  add: [0x7c],
  sub: [0x7d],
  mul: [0x7e],
  divS: [0x7f],
  divU: [0x80],
  remS: [0x81],
  extendS: [0xac],
  /** Nothing traps: what is no number becomes 0. */
  truncSatF64: [0xfc, 0x06],
} as const;
export const f64Eq: Code = [0x61];
export const f64FromI64: Code = [0xb9];
export const select: Code = [0x1b];

/** if … else … end, with a result of a type or none. */
export const branch = (test: Code, then: Code, other: Code, result: number = TYPE.none): Code => [
  ...test,
  0x04,
  result,
  ...then,
  ...(other.length > 0 ? [0x05, ...other] : []),
  0x0b,
];
/** block … end; `leave` inside it goes behind its end. */
export const block = (body: Code): Code => [0x02, TYPE.none, ...body, 0x0b];
/** loop … end; `leave` inside it goes back to its beginning. */
export const loop = (body: Code): Code => [0x03, TYPE.none, ...body, 0x0b];
export const leave = (depth: number): Code => [0x0c, ...unsigned(depth)];
export const leaveIf = (test: Code, depth: number): Code => [...test, 0x0d, ...unsigned(depth)];
