import { NewReturnPage } from '@/features/supplier-return/new-return-page'

export default NewReturnPage
