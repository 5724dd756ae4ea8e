import { DirectPage } from '@/features/outbound/direct-page'

export default DirectPage
