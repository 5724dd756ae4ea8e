import { CategoriesPage } from '@/features/categories/categories-page'

export default CategoriesPage
