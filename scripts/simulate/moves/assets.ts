import type { AssetRow } from '../../../shared/operations/asset'
import type { Choice } from '../choice'
import { command, siteOf, type Move, type World } from '../move'

const laptops = (world: World) => world.items.find(({ tracking }) => tracking === 'serial')?._id

async function pieces(world: World, account: string, view: 'mine' | 'toConfirm'): Promise<AssetRow[]> {
  const itemId = laptops(world)
  const list = itemId && (await world.ask(account, 'asset.list', { view, itemId, limit: 30 }))
  return list ? list.rows : []
}

/** From one colleague to another; the other says yes or no, or the giver thinks better of it. */
const handOver: Move = {
  name: 'handOver',
  weight: 2,
  async prepare(world, choice) {
    const account = choice.one(world.staff)
    if (!account) return undefined
    const offered = choice.one(await pieces(world, account, 'toConfirm'))
    if (offered) {
      const assetIds = [offered.assetId]
      return choice.happens(0.8)
        ? command({ account, operation: 'asset.confirmHandOver', input: { assetIds } })
        : command({ account, operation: 'asset.refuseHandOver', input: { assetIds, reason: '不是我要的' } })
    }
    const mine = choice.one(await pieces(world, account, 'mine'))
    const toPersonId = choice.one(world.staff.filter((other) => other !== account))
    if (!mine || !toPersonId) return undefined
    const assetIds = [mine.assetId]
    return choice.happens(0.1)
      ? command({ account, operation: 'asset.withdrawHandOver', input: { assetIds } })
      : command({ account, operation: 'asset.handOver', input: { assetIds, toPersonId } })
  },
}

/** Whatever was posted is taken back now and then, by whoever may. */
const reverse: Move = {
  name: 'reverse',
  weight: 4,
  prepare(world, choice) {
    const kind = choice.one(['receipt', 'issue', 'posted'])
    const known = kind ? world.memory.known<Posted>(kind).slice(-30) : []
    const document = choice.one(known)
    const account = document && clerkOrAdmin(world, document.warehouseId, choice)
    if (!document || !account) return undefined
    return command({
      account,
      operation: 'stock.reverse',
      input: { documentId: document._id, reason: '记错了' },
    })
  },
}

interface Posted {
  _id: string
  warehouseId: string
}

const clerkOrAdmin = (world: World, warehouseId: string, choice: Choice): string | undefined =>
  choice.happens(0.5) ? 'admin' : choice.one(siteOf(world, warehouseId)?.clerks ?? [])

export const assets: Move[] = [handOver, reverse]
