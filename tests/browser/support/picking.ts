import { eventually } from './eventually'
import { barcodeOf, type Goods } from './goods'
import type { Phone } from './phone'

export interface Stop {
  location: string
  item: string
  reason: string
}

/**
 * Walks a pick list from stop to stop: the code of the shelf, then that of the goods, typed as a hand scanner would.
 * Gives back what each stop said.
 */
export async function pickEverything(phone: Phone, goods: readonly Goods[]): Promise<Stop[]> {
  await phone.the('#pick-progress').waitFor()
  const total = Number((await phone.read('#pick-progress')).split('/')[1])
  const walk: Stop[] = []
  for (let done = 0; done < total; done++) {
    await eventually(
      () => phone.read('#pick-progress'),
      (text) => text === `${done}/${total}`,
      `${done} of ${total} picked`,
    )
    const location = await phone.read('#pick-location')
    const item = await phone.read('.pick-current__name')
    const reasons = await phone.find('.pick-current__why').allInnerTexts()
    walk.push({ location, item, reason: reasons.join('\n') })
    if (done === 0) await phone.shot('story-14-pick')
    await enter(phone, location)
    await phone.see(`库位 ${location} 对了`)
    const wanted = goods.find((candidate) => candidate.item.name === item)
    if (!wanted) throw new Error(`a stop for ${item}, which nobody asked for`)
    await enter(phone, barcodeOf(wanted, wanted.item.unit))
  }
  await phone.see(`${total}/${total}`)
  return walk
}

async function enter(phone: Phone, code: string): Promise<void> {
  await phone.type('#pick-code', code)
  await phone.tap('#pick-code-go')
}
