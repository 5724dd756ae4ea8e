import { ItemsPage } from '@/features/items/list-page'

export default ItemsPage
