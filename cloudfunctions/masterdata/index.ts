import { defineFunction } from '../runtime/define-function'
import { item } from './item'
import { listCategories, listDepartments, listLocations, listSuppliers, listWarehouses } from './lists'
import { resolveCode } from './resolve-code'
import { searchItems } from './search-items'

export const main = defineFunction<'masterdata'>({
  'masterdata.resolveCode': resolveCode,
  'masterdata.searchItems': searchItems,
  'masterdata.item': item,
  'masterdata.listCategories': listCategories,
  'masterdata.listWarehouses': listWarehouses,
  'masterdata.listLocations': listLocations,
  'masterdata.listSuppliers': listSuppliers,
  'masterdata.listDepartments': listDepartments,
})
