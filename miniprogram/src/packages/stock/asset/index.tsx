import { AssetPage } from '@/features/asset/asset-page'

export default AssetPage
