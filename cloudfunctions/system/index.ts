import { defineFunction } from '../runtime/define-function'
import { workbench } from './workbench'

export const main = defineFunction<'system'>({ 'system.workbench': workbench })
