import { SupplierFormPage } from '@/features/places/supplier-form'

export default SupplierFormPage
