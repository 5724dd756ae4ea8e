import { defineFunction } from '../runtime/define-function'
import { item } from './item'
import { listCategories, listDepartments, listLocations, listSuppliers, listWarehouses } from './lists'
import { resolveCode } from './resolve-code'
import { searchItems } from './search-items'
import { generateLocations, previewLocations } from './generate-locations'
import { deleteLocations, saveLocation, setLocationStatus } from './locations'
import { deleteSupplier, saveSupplier, setSupplierStatus } from './suppliers'
import { rack, warehouse } from './warehouse-view'
import { deleteWarehouse, saveWarehouse, setWarehouseStatus } from './warehouses'

export const main = defineFunction<'masterdata'>({
  'masterdata.resolveCode': resolveCode,
  'masterdata.searchItems': searchItems,
  'masterdata.item': item,
  'masterdata.listCategories': listCategories,
  'masterdata.listWarehouses': listWarehouses,
  'masterdata.listLocations': listLocations,
  'masterdata.listSuppliers': listSuppliers,
  'masterdata.listDepartments': listDepartments,
  'masterdata.warehouse': warehouse,
  'masterdata.rack': rack,
  'masterdata.saveWarehouse': saveWarehouse,
  'masterdata.setWarehouseStatus': setWarehouseStatus,
  'masterdata.deleteWarehouse': deleteWarehouse,
  'masterdata.saveLocation': saveLocation,
  'masterdata.previewLocations': previewLocations,
  'masterdata.generateLocations': generateLocations,
  'masterdata.setLocationStatus': setLocationStatus,
  'masterdata.deleteLocations': deleteLocations,
  'masterdata.saveSupplier': saveSupplier,
  'masterdata.setSupplierStatus': setSupplierStatus,
  'masterdata.deleteSupplier': deleteSupplier,
})
