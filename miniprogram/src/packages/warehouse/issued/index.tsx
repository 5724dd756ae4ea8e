import { IssuedPage } from '@/features/outbound/issued-page'

export default IssuedPage
