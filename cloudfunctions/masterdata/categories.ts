import {
  deleteCategory as decideDelete,
  missingOfPack,
  moveCategory as decideMove,
  saveCategory as decideSave,
  setCategoryStatus as decideStatus,
} from '../../shared/domain/category'
import { classesUnder, gbt14885 } from '../../shared/domain/category-pack'
import { fieldChanges } from '../../shared/domain/field-changes'
import { ok, reject, type Result } from '../../shared/errors'
import type { JournalEntry } from '../../shared/schema/journal'
import type { Category } from '../../shared/schema/masterdata'
import { _, db } from '../runtime/app'
import { commit, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { forget, settings } from '../runtime/directory'
import { lock } from '../runtime/locks'
import { count, find } from '../runtime/store'

/** The whole tree as it is now, with the number of items at each category. */
export const categoryTree: Handler<'masterdata.categoryTree'> = async () => {
  const [all, counted, { scheme }] = await Promise.all([
    readAll(),
    db
      .collection('items')
      .aggregate()
      .match({ categoryId: _.gt('') })
      .group({ _id: '$categoryId', items: { $sum: 1 } })
      .limit(1_000)
      .end(),
    settings('categoryStandard'),
  ])
  const items = new Map((counted.data as { _id: string; items: number }[]).map((row) => [row._id, row.items]))
  return ok({
    scheme,
    rows: all.map((category) => ({ ...category, items: items.get(category._id) ?? 0 })),
    packMissing: missingOfPack(all, gbt14885, 'gbt14885').length,
  })
}

export const saveCategory: Handler<'masterdata.saveCategory'> = (input, call) =>
  change(call, async (all) => {
    const before = all.find(({ _id }) => _id === input.categoryId)
    const { categoryId, ...command } = input
    const decision = decideSave(all, { ...command, ...(categoryId ? { categoryId } : {}) })
    if (!decision.ok) return decision
    const moved = before && before.parentId !== decision.data.parentId
    return ok(single(before, decision.data, before ? (moved ? '移动' : '修改') : '新建'))
  })

export const moveCategory: Handler<'masterdata.moveCategory'> = ({ categoryId, position }, call) =>
  change(call, async (all) => {
    const decision = decideMove(all, categoryId, position)
    if (!decision.ok) return decision
    const { moved, changed } = decision.data
    const before = new Map(all.map((category) => [category._id, category]))
    return ok({
      writes: changed.map((document): Write => ({
        kind: 'update',
        collection: 'categories',
        before: before.get(document._id) ?? {},
        document,
      })),
      journal: journalOf(moved, '调整顺序', fieldChanges(before.get(categoryId), moved)),
      answer: moved,
    })
  })

export const setCategoryStatus: Handler<'masterdata.setCategoryStatus'> = ({ categoryId, status }, call) =>
  change(call, async (all) => {
    const decision = decideStatus(all, categoryId, status)
    if (!decision.ok) return decision
    const before = all.find(({ _id }) => _id === categoryId)
    return ok(single(before, decision.data, status === 'active' ? '启用' : '停用'))
  })

export const deleteCategory: Handler<'masterdata.deleteCategory'> = ({ categoryId }, call) =>
  change(call, async (all) => {
    const decision = decideDelete(all, categoryId, await count('items', { categoryId }))
    if (!decision.ok) return decision
    return ok({
      writes: [{ kind: 'remove', collection: 'categories', id: categoryId }],
      journal: journalOf(decision.data, '删除', fieldChanges(decision.data, undefined)),
      answer: { categoryId },
    })
  })

export const addCategoryPack: Handler<'masterdata.addCategoryPack'> = ({ pack, under }, call) =>
  change(call, async (all) => {
    const classes = under ? classesUnder(gbt14885, under) : gbt14885
    if (classes.length === 0) return reject('NOT_FOUND', { what: `国家标准里的 ${under}` })
    const documents = missingOfPack(all, classes, pack)
    const [kept, added] = [classes.length - documents.length, documents.length]
    return ok({
      writes: added > 0 ? [{ kind: 'insertAll', collection: 'categories', documents }] : [],
      journal: {
        summary: `加入 GB/T 14885-2022 分类 ${added} 个，原有的 ${kept} 个不动`,
        document: { type: 'category', id: pack },
        changes: documents.map(({ code, name }) => ({ path: code, after: name })),
      },
      answer: { added, kept },
    })
  })

interface TreeChange<T> {
  writes: Write[]
  journal: Pick<JournalEntry, 'summary' | 'document' | 'changes'>
  answer: T
}

/** A change to the tree as it is now; no two of them overlap, so that it stays a tree and every code is its own. */
async function change<T>(
  call: CallContext,
  decide: (all: readonly Category[]) => Promise<Result<TreeChange<T>>>,
): Promise<Result<T>> {
  const result = await commit<T>(call, async (snapshot) => {
    const held = await lock(snapshot, 'categories')
    const decision = await decide(await readAll())
    if (!decision.ok) return decision
    const { writes, journal, answer } = decision.data
    return ok({ writes: [held, ...writes], journal: { ...journal, postings: [] }, answer })
  })
  forget('categories')
  return result
}

const readAll = async (): Promise<Category[]> =>
  (await find('categories', {}, { limit: 1_000 })).sort((a, b) => a.order - b.order)

const single = (before: Category | undefined, document: Category, verb: string): TreeChange<Category> => ({
  writes: [
    before
      ? { kind: 'update', collection: 'categories', before, document }
      : { kind: 'insert', collection: 'categories', document },
  ],
  journal: journalOf(document, verb, fieldChanges(before, document)),
  answer: document,
})

const journalOf = (
  category: Category,
  verb: string,
  changes: JournalEntry['changes'],
): TreeChange<never>['journal'] => ({
  summary: `${verb}分类 ${category.name}（${category.code}）`,
  document: { type: 'category', id: category._id },
  changes,
})
