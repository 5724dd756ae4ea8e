import { CheckPage } from '@/features/outbound/check-page'

export default CheckPage
