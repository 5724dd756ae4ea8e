import type { LineToCount } from '@shared/operations/stocktake-count'
import { lineItem, type FoundGoods } from '../found-line'
import type { Beep } from '../recognise'
import type { CountLocation, LineView } from '../use-count-location'
import { ChooseSheet } from './choose-sheet'
import { DetailsSheet } from './details-sheet'
import { FinishSheet } from './finish-sheet'
import { FoundSheet } from './found-sheet'
import { PadSheet } from './pad-sheet'
import { SearchSheet } from './search-sheet'
import { UnknownSheet } from './unknown-sheet'

/** The one panel that is open over the shelf. */
export type OpenSheet =
  | { kind: 'pad'; lineId: string }
  | { kind: 'details'; lineId: string }
  | { kind: 'choose'; lines: LineToCount[]; beep: Beep }
  | { kind: 'pieces'; lines: LineToCount[] }
  | { kind: 'found'; goods: FoundGoods; unit: string; count: number; notice?: string }
  | { kind: 'unknown'; code: string; why: string }
  | { kind: 'search' }
  | { kind: 'finish'; views: LineView[] }

export interface LocationSheetsProps {
  sheet: OpenSheet
  count: CountLocation
  onSheet: (sheet: OpenSheet | undefined) => void
  onFinish: (none: LineToCount[]) => void
}

/** Draws the open panel and carries out what was chosen in it. */
export function LocationSheets({ sheet, count, onSheet, onFinish }: LocationSheetsProps) {
  const close = () => onSheet(undefined)
  const viewsOf = (lines: readonly LineToCount[]) =>
    count.views.filter(({ line }) => lines.some(({ lineId }) => lineId === line.lineId))
  switch (sheet.kind) {
    case 'pad': {
      const view = count.views.find(({ line }) => line.lineId === sheet.lineId)
      if (!view) return null
      return (
        <PadSheet
          line={view.line}
          quantity={view.quantity}
          onClose={close}
          onSet={(quantity) => count.type(view.line, quantity)}
          onAdd={(quantity) => count.add(view.line, { step: quantity, unit: view.line.item.unit, count: 1 })}
        />
      )
    }
    case 'details': {
      const view = count.views.find(({ line }) => line.lineId === sheet.lineId)
      if (!view) return null
      return (
        <DetailsSheet
          view={view}
          onClose={close}
          onSave={(facts, photos, quantity) => {
            if (quantity !== undefined) count.type(view.line, quantity)
            count.describe(view.line, facts, photos)
          }}
        />
      )
    }
    case 'choose':
      return (
        <ChooseSheet
          title={sheet.lines[0]?.item.name ?? '选批次'}
          hint="这里有几个批次，这个码分不出来，看标签选一个"
          views={viewsOf(sheet.lines)}
          onClose={close}
          onChoose={({ line }) => count.choose(line, sheet.beep, sheet.lines)}
          onOther={() => {
            const [first] = sheet.lines
            if (!first) return
            const { unit, count: amount } = sheet.beep
            onSheet({ kind: 'found', goods: { itemId: first.itemId, item: first.item }, unit, count: amount })
          }}
        />
      )
    case 'pieces':
      return (
        <ChooseSheet
          title={sheet.lines[0]?.item.name ?? '选一件'}
          hint="这种物资一件一个码，扫每件自己的标签；标签坏了就在这里选"
          views={viewsOf(sheet.lines)}
          onClose={close}
          onChoose={({ line }) => count.addPiece(line)}
        />
      )
    case 'found':
      return (
        <FoundSheet
          location={count.place.location}
          goods={sheet.goods}
          unit={sheet.unit}
          count={sheet.count}
          notice={sheet.notice}
          onClose={close}
          onAdd={count.addFound}
        />
      )
    case 'unknown':
      return (
        <UnknownSheet
          code={sheet.code}
          why={sheet.why}
          already={alreadyKept(count, sheet.code)}
          onClose={close}
          onKeep={(quantity, note, photos) => count.addUnknown(sheet.code, quantity, note, photos)}
          onSearch={() => onSheet({ kind: 'search' })}
        />
      )
    case 'search':
      return (
        <SearchSheet
          onClose={close}
          onChoose={(item) => {
            const known = count.views.find(({ line }) => line.itemId === item._id)
            if (known && item.tracking === 'none') return onSheet({ kind: 'pad', lineId: known.line.lineId })
            onSheet({
              kind: 'found',
              goods: { itemId: item._id, item: lineItem(item) },
              unit: item.unit,
              count: 1,
            })
          }}
        />
      )
    case 'finish':
      return (
        <FinishSheet
          location={count.place.location}
          lines={sheet.views.map(({ line }) => line)}
          onClose={close}
          onFinish={onFinish}
        />
      )
  }
}

/** How many of an unknown code were kept here, on the server and on the way to it. */
function alreadyKept({ shelf, unknownWaiting }: CountLocation, code: string): number {
  const kept = (shelf.data?.finds ?? []).filter((find) => find.code === code)
  const waits = unknownWaiting.filter(({ event }) => 'code' in event.target && event.target.code === code)
  const sum = (quantities: number[]) => quantities.reduce((total, quantity) => total + quantity, 0)
  return sum(kept.map(({ quantity }) => quantity)) + sum(waits.map(({ event }) => event.quantity))
}
