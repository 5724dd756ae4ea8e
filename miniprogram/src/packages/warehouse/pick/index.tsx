import { PickPage } from '@/features/outbound/pick-page'

export default PickPage
