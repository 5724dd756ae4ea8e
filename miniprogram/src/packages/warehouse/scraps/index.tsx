import { ScrapsPage } from '@/features/scrap/scraps-page'

export default ScrapsPage
