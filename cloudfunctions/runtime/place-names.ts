import { documentKindOf } from '../../shared/domain/document-numbers'
import { locationCode } from '../../shared/domain/stock'
import { allDepartments, allSuppliers } from './directory'

const virtual: Record<string, string> = {
  'supplier:unknown': '供应商未填',
  opening: '期初',
  donation: '捐赠',
  surplus: '盘盈',
  loss: '损失',
  scrap: '报废',
}

/** Names of places as people say them: `department:D03` → 检验科, `loan:JC…` → 借出单 JC…, `stock:WH:A-01` → 库位 A-01. */
export async function placeNames(): Promise<(place: string) => string> {
  const names = new Map<string, string>([
    ...(await allDepartments()).map(({ _id, name }) => [`department:${_id}`, name] as const),
    ...(await allSuppliers()).map(({ _id, name }) => [`supplier:${_id}`, name] as const),
    ...Object.entries(virtual),
  ])
  return (place) => names.get(place) ?? ofDocument(place) ?? place
}

function ofDocument(place: string): string | undefined {
  const [kind = '', ...rest] = place.split(':')
  const id = rest.join(':')
  if (kind === 'stock') return `库位 ${locationCode(id)}`
  const document = documentKindOf(id)
  return document && `${document.name} ${id}`
}
