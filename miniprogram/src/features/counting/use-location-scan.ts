import { useRef } from 'react'
import { signal, toast } from '@/lib/feedback'
import type { OpenSheet } from './components/location-sheets'
import { findElsewhere } from './elsewhere'
import type { Stop } from './next-location'
import type { CountLocation } from './use-count-location'

/** What each code does at this shelf: it counts, asks which lot, opens the form for goods found, or leads to another shelf. */
export function useLocationScan(
  count: CountLocation,
  sheet: OpenSheet | undefined,
  onSheet: (sheet: OpenSheet) => void,
  onLocation: (stop: Stop) => void,
) {
  const looking = useRef(false)

  const onCode = async (code: string) => {
    // A beep that nobody looks at would be lost: it is refused aloud.
    if (sheet || looking.current) {
      signal('wrong')
      return toast.error(sheet ? '先办完打开的这一项，再接着扫' : '上一个码还在查，请稍等')
    }
    const found = count.recognise(code)
    switch (found.kind) {
      case 'here':
        return count.say({ tone: 'info', title: `就是这个库位 ${count.place.location}，扫物资码` })
      case 'line':
        return count.add(found.line, found.beep)
      case 'piece':
        return count.addPiece(found.line)
      case 'choose': {
        // A box full of one lot is beeped through without asking for each bottle.
        const going = found.lines.find(({ lineId }) => lineId === count.chosen)
        if (going) return count.choose(going, found.beep, found.lines)
        signal('ok')
        return onSheet({ kind: 'choose', lines: found.lines, beep: found.beep })
      }
      case 'needsPiece':
        signal('wrong')
        return onSheet({ kind: 'pieces', lines: found.lines })
      case 'problem':
        return count.say({ tone: 'wrong', title: found.text })
      case 'otherLot': {
        const { lotNo, productionDate, expiryDate } = found.gs1
        signal('ok')
        return onSheet({
          kind: 'found',
          goods: { itemId: found.line.itemId, item: found.line.item, lotNo, productionDate, expiryDate },
          unit: found.beep.unit,
          count: found.beep.count,
          notice: `盘点单里这种货没有批号 ${lotNo ?? ''}，核对标签后计入`,
        })
      }
      case 'elsewhere':
        return look(found.code)
    }
  }
  const look = async (code: string) => {
    looking.current = true
    const elsewhere = await findElsewhere(code)
    looking.current = false
    switch (elsewhere.kind) {
      case 'goods':
        signal('wrong')
        return onSheet({ ...elsewhere, kind: 'found' })
      case 'location':
        signal('ok')
        return onLocation(elsewhere)
      case 'unknown':
        signal('wrong')
        return onSheet(elsewhere)
    }
  }
  return { onCode }
}
