package org.example.shows.datafetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import org.example.shows.model.Review;
import org.example.shows.model.Reviewer;
import org.example.shows.services.ReviewsService;
import org.springframework.beans.factory.annotation.Autowired;

@DgsComponent
public class ReviewDatafetcher {

    @Autowired
    private ReviewsService reviewsService;

    @DgsData(parentType = "Review", field = "stars10")
    public int tenStars(DgsDataFetchingEnvironment dfe) {
        Review review = dfe.getSource();
        return review.getStars() * 2;
    }

    @DgsData.List({
        @DgsData(parentType = "Reviewer", field = "reviewCount"),
    })
    public int reviewCount(DgsDataFetchingEnvironment dfe) {
        Reviewer reviewer = dfe.getSource();
        return reviewsService.countBy(reviewer.getName());
    }
}
