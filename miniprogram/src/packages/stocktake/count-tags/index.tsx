import { CountTagsPage } from '@/features/counting/count-tags-page'

export default CountTagsPage
