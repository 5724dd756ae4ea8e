import { SupplierList } from '@/features/places/supplier-list'

export default SupplierList
