import { DisposalPage } from '@/features/scrap/disposal-page'

export default DisposalPage
