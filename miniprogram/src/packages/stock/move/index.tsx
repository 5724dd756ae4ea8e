import { MovePage } from '@/features/moves/move-page'

export default MovePage
