import { WarehouseList } from '@/features/places/warehouse-list'

export default WarehouseList
