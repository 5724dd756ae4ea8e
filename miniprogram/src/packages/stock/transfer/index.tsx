import { TransferPage } from '@/features/transfer/transfer-page'

export default TransferPage
