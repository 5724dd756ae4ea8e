import { normaliseCode } from '../../shared/domain/barcode'
import { codesOf, saveItem as decide, type ItemCommand, type ItemDocument } from '../../shared/domain/item'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { FieldChange } from '../../shared/schema/journal'
import type { Photo } from '../../shared/schema/photo'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { activePeople, allWarehouses, forget, settings } from '../runtime/directory'
import { lock } from '../runtime/locks'
import { keepPhotos } from '../runtime/photos'
import { pinyinOf } from '../runtime/pinyin'
import { claims, ownersOf, releases, stockCopies, stocksOfItem } from './item-access'
import { documentsOf } from './item-uses'
import { fieldWords } from './item-words'
import { nextItemCode } from './next-item-code'

/**
 * A new or changed item. Its stock documents get the new copy in the same transaction, and its codes are claimed one by
 * one, so that two items never share a code whoever saves at the same time.
 */
export const saveItem: Handler<'masterdata.saveItem'> = async (input, call) => {
  const known = await knownOf(input, call)
  if (!known.ok) return known
  const { photo, keeper, spelled, rule, warehouses, named } = known.data

  const result = await commit<ItemDocument>(call, async (snapshot, now) => {
    const before = input.itemId ? await snapshot.get('items', input.itemId) : undefined
    if (input.itemId && !before) return reject('NOT_FOUND', { what: '物资' })
    // Who was keeper before stays it, whether still here or not.
    const custodian = keeper ?? (before?.custodian?.id === input.custodianId ? before?.custodian : undefined)
    if (input.custodianId && !custodian) return reject('NOT_FOUND', { what: '保管人' })
    const category = await snapshot.get('categories', input.categoryId)
    if (!category) return reject('NOT_FOUND', { what: '分类' })
    const typed = input.code ?? before?.code
    const made = typed ? undefined : await nextItemCode(snapshot, rule, category.code)
    const code = typed ?? made?.code ?? ''
    const command = commandOf(input, { _id: before?._id ?? code, code, before, photo, custodian })
    const stocks = await stocksOfItem(snapshot, before)
    const wanted = codesOf(command)
    const ownerOf = await ownersOf(
      snapshot,
      before ? wanted.filter((one) => !codesOf(before).includes(one)) : wanted,
    )
    const state = { before, stocks, category, warehouses, rule, spelled, named, ownerOf }
    const decision = decide(state, command, now)
    if (!decision.ok) return decision
    const { item, dropped, claimed, released, changes } = decision.data
    // A category must not be deleted while an item is put into it.
    const held = before?.categoryId === item.categoryId ? [] : [await lock(snapshot, 'categories')]
    return ok({
      writes: [
        ...stockCopies(stocks, decision.data.stocks),
        ...dropped.map((id) => ({ kind: 'remove', collection: 'stock', id }) as const),
        ...held,
        ...(made ? [made.write] : []),
        before
          ? { kind: 'update', collection: 'items', before, document: item }
          : { kind: 'insert', collection: 'items', document: item },
        ...releases(released),
        ...claims(item, claimed),
      ],
      journal: {
        summary: summaryOf(before, item, changes),
        postings: [],
        document: { type: 'item', id: item._id },
        changes,
      },
      answer: item,
    })
  })
  if (input.itemId) forget('items', input.itemId)
  return result
}

type Input = InputOf<'masterdata.saveItem'>

/** What the decision needs and no lock protects: the rule, the keeper, the spelling, the stored photo. */
async function knownOf(input: Input, call: CallContext) {
  const kept: Result<Photo[]> = await keepPhotos(input.photo ? [input.photo] : [], call)
  if (!kept.ok) return kept
  const [[keeper], name, both, rule, warehouses, named] = await Promise.all([
    activePeople(input.custodianId ? [input.custodianId] : []),
    pinyinOf(input.name),
    pinyinOf(`${input.name} ${input.specification ?? ''}`),
    settings('itemCode'),
    allWarehouses(),
    input.itemId ? documentsOf(input.itemId, 'any') : [],
  ])
  return ok({
    photo: kept.data[0],
    keeper: keeper && { id: keeper._id, name: keeper.name },
    spelled: { initials: both.initials, pinyin: name.pinyin },
    rule,
    warehouses,
    named: named.length > 0,
  })
}

function commandOf(
  input: Input,
  known: Pick<ItemDocument, '_id' | 'code' | 'photo' | 'custodian'> & { before: ItemDocument | undefined },
): ItemCommand {
  const { itemId, updatedAt, photo, removePhoto, custodianId, note, ...said } = input
  const { before, custodian } = known
  const shown = known.photo ?? (removePhoto ? undefined : before?.photo)
  return {
    ...said,
    _id: known._id,
    code: known.code,
    specification: input.specification ?? '',
    barcodes: input.barcodes.map((barcode) => ({ ...barcode, code: normaliseCode(barcode.code) })),
    ...(input.inspect ? {} : { inspect: undefined }),
    custodian,
    photo: shown,
    note: note || undefined,
    ...(updatedAt ? { basedOn: updatedAt } : {}),
    typedCode: input.code !== undefined,
  }
}

function summaryOf(
  before: ItemDocument | undefined,
  item: ItemDocument,
  changes: readonly FieldChange[],
): string {
  const what = `物资 ${item.name}（${item.code}）`
  if (!before) return `新建${what}`
  const words = [...new Set(changes.map(({ path }) => fieldWords[path] ?? path))]
  return words.length > 0 ? `修改${what}：${words.join('、')}` : `保存${what}，没有改动`
}
