package org.example.shows.dataloaders;

import com.netflix.graphql.dgs.DgsDataLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.MappedBatchLoader;
import org.example.shows.model.Review;
import org.example.shows.services.ReviewsService;

@DgsDataLoader(name = "reviews")
public class ReviewsDataLoader implements MappedBatchLoader<String, List<Review>> {

    private final ReviewsService reviews;

    public ReviewsDataLoader(ReviewsService reviews) {
        this.reviews = reviews;
    }

    @Override
    public CompletionStage<Map<String, List<Review>>> load(Set<String> showIds) {
        return CompletableFuture.supplyAsync(() -> reviews.reviewsForShows(List.copyOf(showIds)));
    }
}
