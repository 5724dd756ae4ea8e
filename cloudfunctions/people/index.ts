import { defineFunction } from '../runtime/define-function'
import { list } from './list'
import { me } from './me'

export const main = defineFunction<'people'>({ 'people.me': me, 'people.list': list })
