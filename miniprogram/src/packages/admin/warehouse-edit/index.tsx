import { WarehouseFormPage } from '@/features/places/warehouse-form'

export default WarehouseFormPage
