import { ReturnPage } from '@/features/supplier-return/return-page'

export default ReturnPage
