import { PlatformError, requestFailed } from '../../admin/errors'
import { isPlainObject, type Document } from '../values'
import { compileExpression } from './expression/compile'
import { type Names, type Variables } from './expression/types'
import { compileSource, type Source } from './source'
import { refuseStage, stageMakers } from './stages'
import { type Place, type Stage, type StageSpec } from './stages/types'

/** A compiled pipeline; it may run many times, with other variables. */
export interface Pipeline {
  /** Runs over the documents of a collection, which it reads by index where its first stages allow it. */
  read: Source
  /** Runs over documents that are there already. */
  over(input: Iterable<Document>, variables: Variables): Iterable<Document>
}

/** Compiles the stages; an unknown stage, or one that may not stand where it stands, is refused by name. */
export function compilePipeline(specs: StageSpec[], place: Omit<Place, 'compile'>): Pipeline {
  const at = withCompile(place)
  const stages = specs.map(({ name, spec }, position) => {
    refuseStage(name, position, at)
    const make = Object.hasOwn(stageMakers, name) ? stageMakers[name] : undefined
    if (make === undefined)
      throw new PlatformError('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${name}'`)
    return make(spec, at, name)
  })
  return {
    read: compileSource(specs, stages, at),
    over: (input, variables) => chain(stages, input, variables),
  }
}

function withCompile(place: Omit<Place, 'compile'>): Place {
  const { names } = place
  return {
    ...place,
    compile: (operand, added = []) =>
      compileExpression(operand, added.length === 0 ? names : new Set([...names, ...added])),
  }
}

/** The stages one after the other; nothing runs before somebody reads the result. */
export function chain(stages: Stage[], input: Iterable<Document>, variables: Variables): Iterable<Document> {
  return stages.reduce<Iterable<Document>>((documents, stage) => stage(documents, variables), input)
}

/** The stages of a pipeline inside a stage: a list of objects with one member each. */
export function stageSpecs(value: unknown, where: string): StageSpec[] {
  if (!Array.isArray(value))
    throw requestFailed(`'pipeline' option of ${where} must be specified as an array`)
  return (value as unknown[]).map((stage) => {
    const names = isPlainObject(stage) ? Object.keys(stage) : []
    if (names.length !== 1)
      throw requestFailed('A pipeline stage specification object must contain exactly one field.')
    const name = names[0] as string
    return { name, spec: (stage as Document)[name] }
  })
}

/** Compiles a pipeline inside a stage; it may use the variables of the outer one and those that are added. */
export function compileInner(
  value: unknown,
  { database, names }: Place,
  inside: Place['inside'],
  added: Iterable<string> = [],
): Pipeline {
  const all: Names = new Set([...names, ...added])
  return compilePipeline(stageSpecs(value, inside), { database, names: all, inside })
}
