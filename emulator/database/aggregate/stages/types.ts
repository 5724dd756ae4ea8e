import { type Database } from '../../database'
import { type Document } from '../../values'
import { type Compile, type Names, type Variables } from '../expression/types'

/** A compiled stage. It reads its input as it is asked for output, and never changes a document that it is given. */
export type Stage = (input: Iterable<Document>, variables: Variables) => Iterable<Document>

/** Where a stage stands. */
export interface Place {
  database: Database
  /** Variables that an outer stage (`$lookup`) gives. */
  names: Names
  /** What the pipeline is a part of; some stages may not stand everywhere. */
  inside: 'request' | '$lookup' | '$unionWith' | '$facet'
  compile: Compile
}

export type StageMaker = (spec: unknown, place: Place, name: string) => Stage

/** A stage as it was asked for. */
export interface StageSpec {
  name: string
  spec: unknown
}
