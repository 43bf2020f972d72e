import * as customLoaderMakers from './customLoaderMakers.js'
import * as primaryLoaderMakers from './primaryLoaderMakers.js'

const loaderMakers = {...primaryLoaderMakers, ...customLoaderMakers}
type LoaderMakers = typeof loaderMakers

/** Makes a loader when it is first asked for, and keeps it for the request. */
export default class RootDataLoader {
  private loaders: {[name: string]: unknown} = {}

  get<Name extends keyof LoaderMakers>(name: Name): ReturnType<LoaderMakers[Name]> {
    const existing = this.loaders[name]
    if (existing) return existing as ReturnType<LoaderMakers[Name]>
    const loader = loaderMakers[name]()
    this.loaders[name] = loader
    return loader as ReturnType<LoaderMakers[Name]>
  }
}
