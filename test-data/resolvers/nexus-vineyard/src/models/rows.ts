export interface Winery {
  id: number
  name: string
  region_id: number
  owner_id: number
  opening_days: string[]
}

export interface Region {
  id: number
  name: string
}

export interface Person {
  id: number
  name: string
}

export interface Parcel {
  id: number
  cadastre: string
  latitude: number
  longitude: number
  soil: string
  winery_id: number
}

export interface Grape {
  id: number
  name: string
}

export interface Wine {
  id: number
  name: string
  vintage: number | null
  colour: 'red' | 'white' | 'rose'
  cents: number
  winery_id: number
}

export interface Tasting {
  id: number
  points: number
  notes: string
  tasted_on: Date
  wine_id: number
  taster_id: number
}
