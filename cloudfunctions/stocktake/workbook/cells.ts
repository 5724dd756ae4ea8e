import type { Cell, Row } from 'write-excel-file/node'
import { inShanghai } from '../../../shared/domain/calendar'

/**
 * Cells of an exported table. Text is always a text cell: what somebody typed as a lot number or note, an `=` at its
 * beginning included, is shown and never calculated.
 */
export const text = (value: string | undefined): Cell => (value ? { value, type: String, ...TOP } : null)

export const wrapped = (value: string | undefined): Cell =>
  value ? { value, type: String, wrap: true, ...TOP } : null

export const heading = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#EAF1FB',
  wrap: true,
  alignVertical: 'center',
})

export const title = (value: string): Cell => ({ value, type: String, fontWeight: 'bold', fontSize: 16 })

/** A quantity in the item's smallest step, as a number with the item's places. */
export const quantity = (steps: number | undefined, scale: number): Cell =>
  steps === undefined ? null : { value: steps / 10 ** scale, type: Number, format: places(scale), ...TOP }

/** The same with its sign: a surplus says `+2`. */
export const variance = (steps: number | undefined, scale: number): Cell =>
  steps === undefined
    ? null
    : {
        value: steps / 10 ** scale,
        type: Number,
        format: `+${places(scale)};-${places(scale)};0`,
        ...TOP,
        ...(steps === 0 ? {} : { textColor: steps > 0 ? '#B25E00' : '#C62828' }),
      }

/** Fen as yuan with two decimals. */
export const money = (fen: number | undefined): Cell =>
  fen === undefined ? null : { value: fen / 100, type: Number, format: '#,##0.00', ...TOP }

export const whole = (value: number): Cell => ({ value, type: Number, format: '#,##0', ...TOP })

/** A rate in percent. */
export const percent = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : { value: value / 100, type: Number, format: '0.0%', ...TOP }

/** A day stays the text that it is everywhere else. */
export const day = text

/** An instant as people of the unit read it. */
export const time = (instant: string | undefined): Cell =>
  text(instant && inShanghai(instant).format('YYYY-MM-DD HH:mm'))

const TOP = { alignVertical: 'top' } as const

const places = (scale: number): string => (scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}`)

/** A column: its head, its width in characters, and its cell of a row. */
export interface Column<T> {
  head: string
  width: number
  cell: (row: T) => Cell
}

/** Head and rows of a table. */
export const table = <T>(columns: readonly Column<T>[], rows: readonly T[]): Row[] => [
  columns.map(({ head }) => heading(head)),
  ...rows.map((row) => columns.map(({ cell }) => cell(row))),
]

export const widths = (columns: readonly Pick<Column<never>, 'width'>[]) =>
  columns.map(({ width }) => ({ width }))
