/** Fen as ten thousands of yuan with two decimals, half up; exact until the last step. */
export function wan(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  const hundredths = (size + 5_000n) / 10_000n;
  const whole = (hundredths / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${fen < 0n && hundredths > 0n ? '-' : ''}${whole}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}
