/**
 * The optional dependencies of a lock file's packages for which it holds no entry of the wanted version.
 * @param {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} packages by place
 * @returns {{ owner: string, name: string, version: string }[]}
 */
exports.missingOptionals = function missingOptionals(packages) {
  return Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => !satisfied(find(packages, owner, name), version))
      .map(([name, version]) => ({ owner, name, version })),
  )
}

/** The entry that Node's resolution would reach from a package: its own node_modules first, then outwards. */
function find(packages, owner, name) {
  for (let place = owner; place; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const found = packages[`${place}/node_modules/${name}`]
    if (found) return found
  }
  return packages[`node_modules/${name}`]
}

/** Packages of binaries want one exact version; for a range any entry will do, npm has chosen it. */
const satisfied = (entry, version) =>
  entry !== undefined && (!/^\d/.test(version) || entry.version === version)
