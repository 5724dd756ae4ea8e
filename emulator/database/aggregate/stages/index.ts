import { PlatformError, requestFailed } from '../../../admin/errors'
import { isPlainObject } from '../../values'
import { facet, unionWith } from './branches'
import { bucket } from './bucket'
import { bucketAuto } from './bucket-auto'
import { graphLookup } from './graph-lookup'
import { group } from './group'
import { lookup } from './lookup'
import { match } from './match'
import { fieldStages } from './project'
import { redact } from './redact'
import { simpleStages } from './simple'
import { type Place, type StageMaker } from './types'
import { unwind } from './unwind'

/** Every stage of a pipeline by its name. */
export const stageMakers: Record<string, StageMaker> = {
  ...simpleStages,
  ...fieldStages,
  $match: match,
  $group: group,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $unwind: unwind,
  $lookup: lookup,
  $graphLookup: graphLookup,
  $unionWith: unionWith,
  $facet: facet,
  $redact: redact,
  $sortByCount: (spec, place, name) => {
    const isExpression = isPlainObject(spec) && Object.keys(spec).some((key) => key.startsWith('$'))
    if (!isExpression && !(typeof spec === 'string' && spec.startsWith('$')))
      throw requestFailed(
        'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
      )
    const counted = group({ _id: spec, count: { $sum: 1 } }, place, name)
    const sorted = simpleStages['$sort']?.({ count: -1 }, place, '$sort') as ReturnType<StageMaker>
    return (input, variables) => sorted(counted(input, variables), variables)
  },
  // Only the first stage of a pipeline may be this one, and then it reads the collection itself (see source.ts).
  $geoNear: () => (input) => input,
}

/** Stages that the platform has not, with what to do instead. */
const refused: Record<string, string> = {
  $out: 'an aggregation writes nothing: write its answer with collection.add',
  $merge: 'an aggregation writes nothing: write its answer with collection.add or doc.update',
  $collStats: 'ask collection.count() for the number of documents',
  $indexStats: 'indexes are shown in the console',
  $planCacheStats: 'plans are shown in the console',
  $currentOp: 'it is for administrators of a server of your own',
  $listSessions: 'it is for administrators of a server of your own',
  $documents: 'begin with a collection',
  $changeStream: 'use collection.watch',
}

/** Refuses a stage that the platform does not have, or not in this place. */
export function refuseStage(name: string, position: number, { inside }: Place): void {
  const instead = Object.hasOwn(refused, name) ? refused[name] : undefined
  if (instead !== undefined)
    throw new PlatformError(
      'DATABASE_INVALID_OPERRATOR',
      `[emulator rule aggregate-stages] the stage ${name} is not available: ${instead}`,
    )
  if (inside === '$facet' && (name === '$facet' || name === '$geoNear'))
    throw requestFailed(`${name} is not allowed to be used within a $facet stage`)
  if (name === '$geoNear' && position > 0)
    throw requestFailed('$geoNear was not the first stage in the pipeline after optimization.')
}
