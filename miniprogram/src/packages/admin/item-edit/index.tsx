import { EditItemPage } from '@/features/items/edit-page'

export default EditItemPage
