import { ok, reject, type Rejection, type Result } from '../errors'
import type { Category } from '../schema/masterdata'

/** Room between neighbours, so that one can be put in without renumbering. */
const STEP = 10

export interface CategoryCommand {
  /** Of an existing one; undefined for a new one. */
  categoryId?: string
  code: string
  name: string
  parentId: string | null
  scheme: Category['scheme']
}

/**
 * Decides a new or changed category; a changed parent moves it with all under it, to the end of its new siblings.
 * Rejects NOT_FOUND, a code that another one has (CODE_TAKEN), a parent below itself (CATEGORY_CIRCLE), of another
 * scheme or disabled (CATEGORY_IN_USE).
 */
export function saveCategory(all: readonly Category[], command: CategoryCommand): Result<Category> {
  const { categoryId, code, name, parentId } = command
  const before = all.find(({ _id }) => _id === categoryId)
  if (categoryId && !before) return reject('NOT_FOUND', { what: '分类' })
  const scheme = before?.scheme ?? command.scheme
  const same = all.find((other) => other.scheme === scheme && other.code === code && other._id !== categoryId)
  if (same) return reject('CODE_TAKEN', { what: `分类编码（${same.name}）`, code })
  const parent = all.find(({ _id }) => _id === parentId)
  const refused = refuseParent(all, before, parent, { parentId, scheme, name })
  if (refused) return refused
  const moved = !before || before.parentId !== parentId
  return ok({
    _id: before?._id ?? freeId(all, idOf(scheme, code)),
    code,
    name,
    parentId,
    order: moved ? lastOrder(siblingsOf(all, parentId, scheme)) + STEP : before.order,
    scheme,
    status: before?.status ?? 'active',
  })
}

function refuseParent(
  all: readonly Category[],
  before: Category | undefined,
  parent: Category | undefined,
  { parentId, scheme, name }: Pick<Category, 'parentId' | 'scheme' | 'name'>,
): Rejection | null {
  if (parentId === null) return null
  if (!parent) return reject('NOT_FOUND', { what: '上级分类' })
  if (parent.scheme !== scheme)
    return reject('CATEGORY_IN_USE', { name: parent.name, problem: '属于另一套分类标准，不能作为上级' })
  if (before && familyOf(all, before._id).has(parentId)) return reject('CATEGORY_CIRCLE', { name })
  return parent.status === 'disabled' && before?.parentId !== parentId
    ? reject('CATEGORY_IN_USE', { name: parent.name, problem: '已停用，请先启用再把分类放进去' })
    : null
}

/** Puts a category at a place among its siblings (0 is the first) and returns those whose order changes. */
export function moveCategory(
  all: readonly Category[],
  categoryId: string,
  position: number,
): Result<{ moved: Category; changed: Category[] }> {
  const category = all.find(({ _id }) => _id === categoryId)
  if (!category) return reject('NOT_FOUND', { what: '分类' })
  const others = siblingsOf(all, category.parentId, category.scheme).filter(({ _id }) => _id !== categoryId)
  const line = [...others.slice(0, position), category, ...others.slice(position)]
  const placed = line.map((sibling, index) => ({ ...sibling, order: (index + 1) * STEP }))
  const changed = placed.filter((sibling, index) => sibling.order !== line[index]?.order)
  return ok({ moved: placed.find(({ _id }) => _id === categoryId) ?? category, changed })
}

/**
 * Disables or enables a category. A disabled one is no longer offered; what is classified by it stays so. Rejects
 * CATEGORY_IN_USE while something active is under it (enable from the top, disable from below).
 */
export function setCategoryStatus(
  all: readonly Category[],
  categoryId: string,
  status: Category['status'],
): Result<Category> {
  const category = all.find(({ _id }) => _id === categoryId)
  if (!category) return reject('NOT_FOUND', { what: '分类' })
  if (category.status === status)
    return reject('ALREADY_HANDLED', { state: status === 'active' ? '启用' : '停用' })
  const below = all.find((other) => other.parentId === categoryId && other.status === 'active')
  if (status === 'disabled' && below)
    return reject('CATEGORY_IN_USE', {
      name: category.name,
      problem: `下面还有启用的「${below.name}」，请先停用下级`,
    })
  const above = all.find(({ _id }) => _id === category.parentId)
  if (status === 'active' && above?.status === 'disabled')
    return reject('CATEGORY_IN_USE', {
      name: category.name,
      problem: `的上级「${above.name}」已停用，请先启用上级`,
    })
  return ok({ ...category, status })
}

/** Decides whether a category may be deleted: with neither items (any, disabled ones too) nor categories under it. */
export function deleteCategory(
  all: readonly Category[],
  categoryId: string,
  items: number,
): Result<Category> {
  const category = all.find(({ _id }) => _id === categoryId)
  if (!category) return reject('NOT_FOUND', { what: '分类' })
  const below = all.filter((other) => other.parentId === categoryId).length
  const problem =
    items > 0
      ? `里有 ${items} 种物资，请先把它们改到别的分类，或停用这个分类`
      : below > 0
        ? `下面还有 ${below} 个分类，请先移走或删除下级`
        : null
  return problem ? reject('CATEGORY_IN_USE', { name: category.name, problem }) : ok(category)
}

/** Classes of a pack that the tree lacks, as documents. What is there stays as it is, whoever named or moved it. */
export function missingOfPack(
  all: readonly Category[],
  pack: readonly (readonly [code: string, name: string])[],
  scheme: Category['scheme'],
): Category[] {
  // One of the pack that was given another code is still itself: its id is the pack's.
  const ids = new Set(all.map(({ _id }) => _id))
  const codes = new Set(all.filter((category) => category.scheme === scheme).map(({ code }) => code))
  const isPresent = (code: string) => codes.has(code) || ids.has(idOf(scheme, code))
  const known = (code: string) => isPresent(code) || pack.some(([other]) => other === code)
  return pack.flatMap(([code, name], index): Category[] => {
    if (isPresent(code)) return []
    const above = aboveOf(code)
    const parentId = above && known(above) ? idOf(scheme, above) : null
    return [
      { _id: idOf(scheme, code), code, name, parentId, order: (index + 1) * STEP, scheme, status: 'active' },
    ]
  })
}

/** `A05010000` → `A05000000`; null at the top. Each level of GB/T 14885-2022 takes two digits after the letter. */
function aboveOf(code: string): string | null {
  const used = code.slice(1).replace(/(00)+$/, '')
  const above = used.slice(0, -2)
  return above ? code[0] + above.padEnd(code.length - 1, '0') : null
}

/** Codes of the national standard are ids as they are; those of one's own cannot meet them. */
const idOf = (scheme: Category['scheme'], code: string): string =>
  scheme === 'gbt14885' ? code : `${scheme}.${code}`

/** The id, or with a number behind it while a category that once had this code keeps it. */
function freeId(all: readonly Category[], id: string): string {
  const taken = (candidate: string) => all.some(({ _id }) => _id === candidate)
  let free = id
  for (let n = 2; taken(free); n++) free = `${id}.${n}`
  return free
}

const siblingsOf = (
  all: readonly Category[],
  parentId: string | null,
  scheme: Category['scheme'],
): Category[] =>
  all
    .filter((category) => category.parentId === parentId && category.scheme === scheme)
    .sort((a, b) => a.order - b.order)

const lastOrder = (siblings: readonly Category[]): number => siblings.at(-1)?.order ?? 0

/** A category and everything under it. */
function familyOf(all: readonly Category[], id: string): Set<string> {
  const family = new Set([id])
  for (let size = 0; size !== family.size;) {
    size = family.size
    for (const { _id, parentId } of all) if (parentId && family.has(parentId)) family.add(_id)
  }
  return family
}
