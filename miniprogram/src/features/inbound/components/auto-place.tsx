import { useChange } from '@/lib/use-change'
import type { DraftLine } from '../receipt-draft'
import { usePlaces, type Delivery } from '../use-places'

export interface AutoPlaceProps {
  line: DraftLine
  delivery: Delivery
  /** The best place; undefined when every one is full. */
  onPlace: (locationId: string | undefined) => void
}

/** Asks for the place of a line that nobody has opened yet, so that a prefilled delivery is ready to be posted. */
export function AutoPlace({ line, delivery, onPlace }: AutoPlaceProps) {
  const { data } = usePlaces(line, delivery)
  useChange(data && `${line.key} ${data.proposals[0]?.locationId ?? ''}`, () => {
    if (data) onPlace(data.proposals[0]?.locationId)
  })
  return null
}
