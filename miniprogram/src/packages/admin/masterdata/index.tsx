import { HubPage } from '@/features/masterdata/hub-page'

export default HubPage
