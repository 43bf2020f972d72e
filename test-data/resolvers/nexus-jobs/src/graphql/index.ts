export * from './Application';
export * from './Candidate';
export * from './Company';
export * from './Entity';
export * from './Job';
export * from './Query';
export { Trends } from './Trends';
