import { assetId } from '../../shared/domain/asset-id'
import { maySeeStocktake } from '../../shared/domain/stocktake/access'
import { readEpc, splitTags, type Epc } from '../../shared/domain/stocktake/epc'
import { toBaseQuantity } from '../../shared/domain/units'
import { ok, reject } from '../../shared/errors'
import type { DecodedTag } from '../../shared/operations/stocktake-count'
import type { Item } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { find, get } from '../runtime/store'
import { formsOf, itemsWith } from './read-codes'

/** Values of one `in`: long lists are asked for in parts. */
const PART = 500

/** What a whole shelf of tags is: each tag once, found in the master data, or why it cannot be counted. */
export const decodeTags: Handler<'stocktake.decodeTags'> = async ({ stocktakeId, text }, { caller }) => {
  const stocktake = await get('stocktakes', stocktakeId)
  if (!stocktake || !maySeeStocktake(caller, stocktake))
    return reject('NOT_FOUND', { what: `盘点单 ${stocktakeId}` })
  const read = splitTags(text)
  const distinct = distinctTags(read)
  const known = await goodsOf(distinct.flatMap(({ epc }) => epc ?? []))
  const tags = distinct.map((tag) => (tag.epc ? knownTag(tag.text, tag.epc, known) : unreadable(tag)))
  return ok({ tags, read: read.length, duplicates: read.length - tags.length })
}

interface Tag {
  text: string
  epc?: Epc
  problem?: string
}

/** A tag is the same however it was written: in hexadecimal, as a URI, in small letters. */
function distinctTags(read: readonly string[]): Tag[] {
  const tags = new Map<string, Tag>()
  for (const text of read) {
    const result = readEpc(text)
    const key = result.ok
      ? `${result.data.scheme} ${result.data.code} ${result.data.serial}`
      : text.replace(/^0x/i, '').toUpperCase()
    if (tags.has(key)) continue
    tags.set(key, result.ok ? { text, epc: result.data } : { text, problem: result.problem })
  }
  return [...tags.values()]
}

interface Goods {
  itemOf: (code: string) => Item | undefined
  isPiece: (assetId: string) => boolean
}

/** Items that the tags' codes belong to, and which of the pieces are registered. */
async function goodsOf(epcs: readonly Epc[]): Promise<Goods> {
  const codes = [...new Set(epcs.flatMap(({ code }) => formsOf(code)))]
  const items = (await inParts(codes, (part) => itemsWith(part))).flat()
  const itemOf = (code: string) =>
    items.find(({ barcodes }) => barcodes.some((barcode) => formsOf(code).includes(barcode.code)))
  const ids = epcs.flatMap((epc) => pieceOf(epc, itemOf(epc.code)) ?? [])
  const assets = await inParts([...new Set(ids)], (part) =>
    find('assets', { _id: _.in(part) }, { limit: 1_000, fields: ['_id'] }),
  )
  const known = new Set(assets.flat().map(({ _id }) => _id))
  return { itemOf, isPiece: (id) => known.has(id) }
}

async function inParts<T>(values: readonly string[], ask: (part: string[]) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (let from = 0; from < values.length; from += PART)
    answers.push(await ask(values.slice(from, from + PART)))
  return answers
}

function pieceOf({ serial }: Epc, item: Item | undefined): string | undefined {
  const id = item?.tracking === 'serial' ? assetId(item._id, serial) : undefined
  return id?.ok ? id.data : undefined
}

function knownTag(text: string, epc: Epc, { itemOf, isPiece }: Goods): DecodedTag {
  const tag = { epc: text, ...epc }
  const item = itemOf(epc.code)
  if (!item) return { ...tag, problem: `编码 ${epc.code} 没有登记给任何物资` }
  const unit = item.barcodes.find(({ code }) => formsOf(epc.code).includes(code))?.unit ?? item.unit
  const quantity = toBaseQuantity(item, 10 ** item.scale, unit)
  const named = { ...tag, itemId: item._id, itemName: item.name, unit }
  if (!quantity.ok) return { ...named, problem: `1 ${unit}换算不成整的${item.unit}，请人工盘点` }
  const counted = { ...named, quantity: quantity.data }
  const piece = pieceOf(epc, item)
  if (piece === undefined) return counted
  return isPiece(piece)
    ? { ...counted, lotId: piece }
    : { ...counted, problem: `序列号 ${epc.serial} 没有登记过` }
}

const unreadable = ({ text, problem }: Tag): DecodedTag => ({
  epc: text,
  scheme: 'unknown',
  ...(problem ? { problem } : {}),
})
