import { WarehousePage } from '@/features/places/warehouse-page'

export default WarehousePage
