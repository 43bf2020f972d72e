package org.example.shows.datafetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.shows.dataloaders.ReviewsDataLoader;
import org.example.shows.generated.DgsConstants;
import org.example.shows.model.Actor;
import org.example.shows.model.Artwork;
import org.example.shows.model.Episode;
import org.example.shows.model.Genre;
import org.example.shows.model.Genres;
import org.example.shows.model.Review;
import org.example.shows.model.Show;
import org.example.shows.services.ArtworkClient;
import org.example.shows.services.ShowsService;
import org.springframework.data.redis.core.StringRedisTemplate;
import reactor.core.publisher.Mono;

@DgsComponent
public class ShowsDatafetcher {

    private final ShowsService shows;
    private final ArtworkClient artworkClient;
    private final StringRedisTemplate redis;

    public ShowsDatafetcher(ShowsService shows, ArtworkClient artworkClient, StringRedisTemplate redis) {
        this.shows = shows;
        this.artworkClient = artworkClient;
        this.redis = redis;
    }

    @DgsQuery
    public List<Show> shows(@InputArgument String titleFilter) {
        return shows.search(Objects.requireNonNullElse(titleFilter, ""));
    }

    @DgsData(parentType = "Show", field = "reviews")
    public CompletableFuture<List<Review>> reviews(
            DgsDataFetchingEnvironment dfe, @InputArgument Integer minStars) {
        DataLoader<String, List<Review>> loader = dfe.getDataLoader(ReviewsDataLoader.class);
        Show show = dfe.getSource();
        int least = minStars == null ? 0 : minStars;
        return loader.load(show.getId())
                .thenApply(all -> all.stream().filter(review -> review.getStars() >= least).toList());
    }

    @DgsData(parentType = DgsConstants.SHOW.TYPE_NAME, field = DgsConstants.SHOW.Cast)
    public CompletableFuture<List<Actor>> cast(DgsDataFetchingEnvironment dfe) {
        Show show = dfe.getSource();
        DataLoader<String, Actor> actors = dfe.getDataLoader("actors");
        return actors.loadMany(show.getActorIds());
    }

    @DgsData(parentType = "Show")
    public Mono<Artwork> artwork(DgsDataFetchingEnvironment dfe) {
        Show show = dfe.getSourceOrThrow();
        return artworkClient.find(show.getId());
    }

    @DgsData(parentType = "Show")
    public int views(DgsDataFetchingEnvironment dfe) {
        Show show = dfe.getSource();
        String views = redis.opsForValue().get("views:" + show.getId());
        return views == null ? 0 : Integer.parseInt(views);
    }

    @DgsData(parentType = "Show")
    public String decade(DgsDataFetchingEnvironment dfe) {
        Integer year = dfe.<Show>getSource().getReleaseYear();
        return year == null ? null : year / 10 * 10 + "s";
    }

    @DgsData(parentType = "Show")
    public Genre genre(DgsDataFetchingEnvironment dfe) {
        Show show = dfe.getSource();
        return Genres.get(show.getGenreCode());
    }

    @DgsData(parentType = "Show", field = "nextEpisode")
    public Episode upcoming(DgsDataFetchingEnvironment dfe) {
        Show parent = dfe.getSource();
        return parent.getEnded() ? null : shows.nextEpisode(parent.getId());
    }

    @DgsEntityFetcher(name = "Show")
    public Show fetchShow(Map<String, Object> values) {
        return shows.byId((String) values.get("id"));
    }
}
