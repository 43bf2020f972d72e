import { gql, GraphQLClient } from 'graphql-request'

const client = new GraphQLClient('https://satellite.example.com/graphql')

const VIGOUR = gql`
  query Vigour($parcel: ID!) {
    parcel(id: $parcel) {
      ndvi
    }
  }
`

export const vigour = (parcel: string): Promise<number | null> =>
  client.request(VIGOUR, { parcel }).then((data) => data.parcel?.ndvi ?? null)
