import {Redis} from 'ioredis'

let redis: Redis | undefined

const getRedis = () => (redis ??= new Redis(process.env.REDIS_URL!))

export default getRedis
