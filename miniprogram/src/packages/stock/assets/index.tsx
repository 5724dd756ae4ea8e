import { AssetsPage } from '@/features/asset/assets-page'

export default AssetsPage
