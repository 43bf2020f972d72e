import RootDataLoader from './RootDataLoader.js'

export const getDataLoader = () => new RootDataLoader()
export type {default as DataLoaderWorker} from './RootDataLoader.js'
