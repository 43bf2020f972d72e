export class GetDelayQuery {
  constructor(public readonly flight: string) {}
}
