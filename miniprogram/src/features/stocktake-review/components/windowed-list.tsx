import { View } from '@tarojs/components'
import { memo, useEffect, useState, type ReactNode } from 'react'
import { inParts } from '../selection'
import { observeChunk } from './observe-chunk'

export interface WindowedListProps<R> {
  /** Begins the ids of its parts. */
  id: string
  rows: readonly R[]
  /** Must stay the same function as long as rows are to look the same. */
  render: (row: R) => ReactNode
}

const ROWS = 30

/**
 * A list of any length in the page's own scrolling: rows stand in parts of thirty, and a part that is far from the screen
 * is replaced by a box of its height. Rows may be of any height. The rows of a part must not change without being others.
 */
export function WindowedList<R>({ id, rows, render }: WindowedListProps<R>) {
  return (
    <View className="windowed">
      {inParts(rows, ROWS).map((part, index) => (
        <Part key={index} id={`${id}-${index}`} rows={part} render={render as (row: unknown) => ReactNode} />
      ))}
    </View>
  )
}

interface PartProps {
  id: string
  rows: readonly unknown[]
  render: (row: unknown) => ReactNode
}

const Part = memo(PartView, (before, after) => {
  const { rows } = after
  return (
    before.render === after.render &&
    before.rows.length === rows.length &&
    before.rows.every((row, index) => row === rows[index])
  )
})

function PartView({ id, rows, render }: PartProps) {
  const [away, setAway] = useState<number>()
  useEffect(
    () =>
      observeChunk(id, ({ near, height }) => {
        // A hidden page has no height: what it showed stays, and so does the place in it.
        if (height > 0) setAway(near ? undefined : height)
      }),
    [id],
  )
  return (
    <View id={id} style={away === undefined ? {} : { height: `${away}px` }}>
      {away === undefined && rows.map(render)}
    </View>
  )
}
