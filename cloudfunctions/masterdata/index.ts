import { defineFunction } from '../runtime/define-function'
import {
  addCategoryPack,
  categoryTree,
  deleteCategory,
  moveCategory,
  saveCategory,
  setCategoryStatus,
} from './categories'
import { item } from './item'
import { deleteItem, setItemStatus } from './item-lifecycle'
import { itemPhotos, itemState, proposeItemCode } from './item-state'
import { listItems } from './list-items'
import { listCategories, listDepartments, listLocations, listSuppliers, listWarehouses } from './lists'
import { resolveCode } from './resolve-code'
import { saveItem } from './save-item'
import { searchItems } from './search-items'
import { saveSetting, settings } from './settings'
import { generateLocations, previewLocations } from './generate-locations'
import { deleteLocations, saveLocation, setLocationStatus } from './locations'
import { deleteSupplier, saveSupplier, setSupplierStatus } from './suppliers'
import { rack, warehouse } from './warehouse-view'
import { deleteWarehouse, saveWarehouse, setWarehouseStatus } from './warehouses'

export const main = defineFunction<'masterdata'>({
  'masterdata.resolveCode': resolveCode,
  'masterdata.searchItems': searchItems,
  'masterdata.item': item,
  'masterdata.listItems': listItems,
  'masterdata.itemState': itemState,
  'masterdata.itemPhotos': itemPhotos,
  'masterdata.proposeItemCode': proposeItemCode,
  'masterdata.saveItem': saveItem,
  'masterdata.setItemStatus': setItemStatus,
  'masterdata.deleteItem': deleteItem,
  'masterdata.categoryTree': categoryTree,
  'masterdata.saveCategory': saveCategory,
  'masterdata.moveCategory': moveCategory,
  'masterdata.setCategoryStatus': setCategoryStatus,
  'masterdata.deleteCategory': deleteCategory,
  'masterdata.addCategoryPack': addCategoryPack,
  'masterdata.settings': settings,
  'masterdata.saveSetting': saveSetting,
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
