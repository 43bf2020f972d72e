import { Customer, Address } from './customer.js';
import { Depot } from './depot.js';
import { Parcel, ParcelEvent } from './parcel.js';
import { Query } from './query.js';

export const resolvers = { Query, Parcel, ParcelEvent, Customer, Address, Depot };
