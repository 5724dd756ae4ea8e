import { SendPage } from '@/features/transfer/send-page'

export default SendPage
