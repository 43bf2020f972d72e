import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Service } from 'typedi';
import { Repository } from 'typeorm';
import { InjectRepository } from 'typeorm-typedi-extensions';

import { Agency } from '../entities/Agency';
import { Artist } from '../entities/Artist';
import { Performance } from '../entities/Performance';
import { StreamingService } from '../services/StreamingService';
import { MyContext } from '../types';

@Service()
@Resolver(() => Artist)
export class ArtistResolver {
  constructor(
    @InjectRepository(Artist) private readonly artists: Repository<Artist>,
    @InjectRepository(Performance) private readonly performanceRepository: Repository<Performance>,
    private readonly streaming: StreamingService,
  ) {}

  @Query(() => [Artist])
  lineUp(@Arg('letter', { nullable: true }) letter?: string) {
    const query = this.artists.createQueryBuilder('artist').orderBy('artist.name');
    return letter ? query.where('artist.name LIKE :start', { start: `${letter}%` }).getMany() : query.getMany();
  }

  @Query(() => Artist, { nullable: true })
  artist(@Arg('id', () => ID) id: number) {
    return this.artists.findOne(id);
  }

  @FieldResolver(() => String, { nullable: true })
  bio(@Root() artist: Artist, @Arg('language', { defaultValue: 'en' }) language: string) {
    return artist.bios[language] ?? artist.bios.en;
  }

  @FieldResolver(() => String)
  photoUrl(@Root() { photo, id }: Artist): string {
    return `https://img.fieldday.example/${photo ?? `placeholder-${id % 5}`}.jpg`;
  }

  @FieldResolver(() => [Performance])
  async performances(@Root() artist: Artist): Promise<Performance[]> {
    return this.performanceRepository.find({ where: { artistId: artist.id }, order: { startsAt: 'ASC' } });
  }

  @FieldResolver(() => Int)
  performanceCount(@Root() artist: Artist, @Ctx() ctx: MyContext) {
    return ctx.performanceCountLoader.load(artist.id);
  }

  @FieldResolver(() => Agency, { nullable: true })
  async agency(@Root() artist: Artist) {
    const agency = await artist.agency;
    return agency;
  }

  @FieldResolver(() => Int, { nullable: true })
  async monthlyListeners(@Root() { spotifyId }: Artist, @Ctx() { cache }: MyContext) {
    if (!spotifyId) return null;
    return cache.wrap(`listeners:${spotifyId}`, () => this.streaming.listeners(spotifyId));
  }
}
