import { requestFailed } from '../../../admin/errors'
import { wholeNumber } from './numeric'
import { checkItemCount } from './value-size'

/** `$range`: whole numbers from the first up to, but without, the second, by steps of the third. */
export function range([from, to, by]: unknown[], name: string): number[] {
  const whole = (value: unknown, what: string) =>
    wholeNumber(
      value,
      (given) => `${name} requires a numeric ${what} value that is a 32-bit integer, found: ${given}`,
    )
  const [start, end] = [whole(from, 'starting'), whole(to, 'ending')]
  const step = by === undefined ? 1 : whole(by, 'step')
  if (step === 0) throw requestFailed(`${name} requires a non-zero step value`)
  checkItemCount((end - start) / step, name)
  const numbers: number[] = []
  for (let i = start; step > 0 ? i < end : i > end; i += step) numbers.push(i)
  return numbers
}
