import { NewTransferPage } from '@/features/transfer/new-page'

export default NewTransferPage
