export { parseGeoJson, parseGeometry, readGeometry, type Geometry } from './geometry'
export { InvalidGeometry } from './invalid-geometry'
export { distanceMetres, intersects, isWithin, type Cap } from './relations'
export { earthRadius, type Vector } from './sphere'
