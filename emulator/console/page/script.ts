import { apiPart } from './parts/api'
import { browsingPart } from './parts/browsing'
import { callsPart } from './parts/calls'
import { collectionPart } from './parts/collection'
import { collectionHeadPart } from './parts/collection-head'
import { copyPart } from './parts/copy'
import { dataPart } from './parts/data'
import { documentsPart } from './parts/documents'
import { domPart } from './parts/dom'
import { ejsonPart } from './parts/ejson'
import { entryPart } from './parts/entry'
import { failuresPart } from './parts/failures'
import { formatPart } from './parts/format'
import { historyPart } from './parts/history'
import { logsPart } from './parts/logs'
import { mainPart } from './parts/main'
import { messagesPart } from './parts/messages'
import { planPart } from './parts/plan'
import { queryFormPart } from './parts/query-form'
import { requestsPart } from './parts/requests'
import { resultsPart } from './parts/results'
import { routerPart } from './parts/router'
import { statsPart } from './parts/stats'
import { tablePart } from './parts/table'
import { treePart } from './parts/tree'
import { warningsPart } from './parts/warnings'

/**
 * The parts of the page's script, each after those that it takes. A part is a function that stands alone: the page gets
 * its source text (`toString`), so it may use its argument and what browsers have, and nothing else of its file. That
 * way the script is checked as all other code and goes into a bundle without files beside it.
 */
const parts = {
  dom: domPart,
  format: formatPart,
  api: apiPart,
  router: routerPart,
  copy: copyPart,
  entry: entryPart,
  table: tablePart,
  ejson: ejsonPart,
  tree: treePart,
  failures: failuresPart,
  plan: planPart,
  history: historyPart,
  queryForm: queryFormPart,
  documents: documentsPart,
  browsing: browsingPart,
  results: resultsPart,
  collectionHead: collectionHeadPart,
  collection: collectionPart,
  data: dataPart,
  requests: requestsPart,
  messages: messagesPart,
  calls: callsPart,
  logs: logsPart,
  stats: statsPart,
  warnings: warningsPart,
  main: mainPart,
}

const sample = () => {
  const named = () => 0
  return named
}
/** esbuild and tsx wrap functions in a helper that keeps their names; this is what it is called here, if there is one. */
const nameHelper = /([\w$]+)\(\(\)=>0,/.exec(sample.toString().replace(/\s/g, ''))?.[1]

/** The whole script of the page. */
export const script = [
  "'use strict'",
  nameHelper === undefined ? '' : `const ${nameHelper} = (value) => value`,
  'const page = {}',
  ...Object.entries(parts).map(([name, part]) => `page.${name} = (${part.toString()})(page)`),
]
  .join('\n')
  // The end of the element must not be found in a string of the script.
  .replaceAll('</', '<\\/')
