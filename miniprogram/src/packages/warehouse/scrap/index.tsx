import { ScrapPage } from '@/features/scrap/scrap-page'

export default ScrapPage
