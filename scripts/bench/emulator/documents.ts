import type { IndexDeclarations } from '../../../emulator/database/catalog'

/** Five indexes on each collection: a unique one, one through an array, a compound one and two plain ones. */
const indexes: IndexDeclarations[string] = [
  { name: 'byCode', fields: [['code', 1]], unique: true },
  { name: 'byTag', fields: [['tags', 1]] },
  {
    name: 'byPlace',
    fields: [
      ['place', 1],
      ['at', -1],
    ],
  },
  { name: 'byItem', fields: [['item', 1]] },
  { name: 'byPrice', fields: [['detail.price', 1]] },
]

export const small = { collection: 'small', documents: 1_000 }
export const largeCollection = 'large'
/** Without indexes: what transactions add goes here. */
export const journal = 'journal'
export const declarations: IndexDeclarations = {
  [small.collection]: indexes,
  [largeCollection]: indexes,
  [journal]: [],
}

export const places = 10
/** As many documents share an item, whatever the size of the collection. */
export const perItem = 20
export const tags = 50

/**
 * Document number `n` of a collection of `size`, about 1 KB of Extended JSON. Ids, codes,
 * items, times and prices are in no order, so that a load touches every page of those indexes again and again; the same number always makes the same document.
 */
export function documentAt(n: number, size: number) {
  const random = generator(n)
  return {
    _id: idAt(n),
    code: codeAt(n),
    item: itemAt(n, size),
    place: `place-${random(places)}`,
    at: new Date(1_700_000_000_000 + random(2 ** 31) * 8),
    tags: [random(tags), random(tags), random(tags)].map((tag) => `tag-${tag}`),
    detail: { price: random(1_000_000_000), unit: '千克', counted: random(2) === 1 },
    lots: [lot(random), lot(random)],
    note: `${'备注'.repeat(20)}${'x'.repeat(300 + random(120))}`,
  }
}

function lot(random: (below: number) => number) {
  return {
    id: random(2 ** 32).toString(36),
    quantity: random(10_000) / 4,
    received: new Date(1_700_000_000_000 + random(1_000_000) * 1_000),
  }
}

/** 32 hexadecimal digits without any order. */
export function idAt(n: number): string {
  const random = generator(n ^ 0x5bd1e995)
  return Array.from({ length: 4 }, () =>
    random(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}

/** Another for every document, in no order. */
export const codeAt = (n: number) => `${mix(n).toString(36)}-${n.toString(36)}`

export const itemAt = (n: number, size: number) => `item-${mix(n ^ 0x2545f491) % Math.max(1, size / perItem)}`

/** Whole numbers from 0 to below `below`; the same for the same seed. */
export function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => Math.floor((mix((state = (state + 0x9e3779b9) | 0)) / 2 ** 32) * below)
}

/** Scatters a 32-bit number over all 32-bit numbers, one to one (the finalizer of MurmurHash3). */
function mix(n: number): number {
  let h = n | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
