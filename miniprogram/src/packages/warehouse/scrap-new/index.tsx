import { NewScrapPage } from '@/features/scrap/new-scrap-page'

export default NewScrapPage
